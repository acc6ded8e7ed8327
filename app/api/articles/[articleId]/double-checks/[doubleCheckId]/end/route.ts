import { cancelDoubleCheck, closeDoubleCheck } from '@/lib/double-check/commands/end-double-check';
import { doubleCheckParamsSchema, endSchema } from '@/lib/double-check/model';
import { defineRoute } from '@/lib/http/define-route';

/** Closes a double check of which everything is decided, or calls it off. */
export const PUT = defineRoute({
  access: 'member',
  params: doubleCheckParamsSchema,
  body: endSchema,
  limit: 'write',
  handle: ({ actor, params: { articleId, doubleCheckId }, body: { to } }) =>
    to === 'decided'
      ? closeDoubleCheck(actor, articleId, doubleCheckId)
      : cancelDoubleCheck(actor, articleId, doubleCheckId),
});
