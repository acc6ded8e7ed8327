import { deleteComment, editComment } from '@/lib/annotations/commands/change-comment';
import { commentChangeSchema, commentParamsSchema } from '@/lib/annotations/comment-model';
import { defineRoute } from '@/lib/http/define-route';

/** Changes the words of one's own comment; 409 when it is not the newest version. */
export const PATCH = defineRoute({
  access: 'member',
  params: commentParamsSchema,
  body: commentChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => editComment(actor, params, body),
});

/** Deletes a comment; its place in the talk stays. */
export const DELETE = defineRoute({
  access: 'member',
  params: commentParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => deleteComment(actor, params),
});
