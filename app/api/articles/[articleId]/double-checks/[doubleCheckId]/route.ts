import { doubleCheckParamsSchema } from '@/lib/double-check/model';
import { requireDoubleCheck } from '@/lib/double-check/queries';
import { defineRoute } from '@/lib/http/define-route';

/** A double check with the person's own marks, and, when both have finished, with those of both and what was decided. */
export const GET = defineRoute({
  access: 'member',
  params: doubleCheckParamsSchema,
  handle: ({ actor, params }) => requireDoubleCheck(actor, params.articleId, params.doubleCheckId),
});
