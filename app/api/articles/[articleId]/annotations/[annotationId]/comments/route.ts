import { addComment } from '@/lib/annotations/commands/add-comment';
import { commentInputSchema } from '@/lib/annotations/comment-model';
import { annotationListQuerySchema, annotationParamsSchema } from '@/lib/annotations/model';
import { listComments } from '@/lib/annotations/queries';
import { created, defineRoute } from '@/lib/http/define-route';

/** One page of the comments, oldest first. */
export const GET = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  query: annotationListQuerySchema,
  limit: 'read',
  handle: ({ actor, params, query }) => listComments(actor, params.articleId, params.annotationId, query),
});

/** Adds a comment; 200 instead of 201 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: commentInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => {
    const made = await addComment(actor, params.articleId, params.annotationId, body);
    return made.created ? created(made.comment) : made.comment;
  },
});
