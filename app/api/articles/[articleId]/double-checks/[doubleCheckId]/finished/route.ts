import { setFinished } from '@/lib/double-check/commands/finish-marking';
import { doubleCheckParamsSchema, finishSchema } from '@/lib/double-check/model';
import { defineRoute } from '@/lib/http/define-route';

/** Says that one of the two has finished, or takes that back. */
export const PUT = defineRoute({
  access: 'member',
  params: doubleCheckParamsSchema,
  body: finishSchema,
  limit: 'write',
  handle: ({ actor, params, body }) =>
    setFinished(actor, params.articleId, params.doubleCheckId, body.finished),
});
