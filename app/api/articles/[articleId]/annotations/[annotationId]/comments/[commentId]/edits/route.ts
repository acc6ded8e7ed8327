import { commentEditsQuerySchema, commentParamsSchema } from '@/lib/annotations/comment-model';
import { listCommentEdits } from '@/lib/annotations/comment-trace';
import { defineRoute } from '@/lib/http/define-route';

/** One page of what a comment said before it was changed or deleted, the newest first. */
export const GET = defineRoute({
  access: 'member',
  params: commentParamsSchema,
  query: commentEditsQuerySchema,
  limit: 'read',
  handle: ({ actor, params, query }) => listCommentEdits(actor, params, query),
});
