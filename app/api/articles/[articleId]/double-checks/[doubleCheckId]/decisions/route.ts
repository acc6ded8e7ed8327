import { insertComment } from '@/lib/annotations/commands/add-comment';
import { insertAnnotation } from '@/lib/annotations/commands/create-annotation';
import { decideDifference } from '@/lib/double-check/commands/decide-difference';
import { decisionInputSchema, doubleCheckParamsSchema } from '@/lib/double-check/model';
import { created, defineRoute } from '@/lib/http/define-route';

/** Decides one row of the comparison, with the annotation and the comment that come of it; 200 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  params: doubleCheckParamsSchema,
  body: decisionInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => {
    const writers = { annotate: insertAnnotation, comment: insertComment };
    const { decision, created: isNew } = await decideDifference(actor, params, body, writers);
    return isNew ? created(decision) : decision;
  },
});
