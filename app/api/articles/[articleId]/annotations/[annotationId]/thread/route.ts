import { changeThread } from '@/lib/annotations/commands/change-thread';
import { threadChangeSchema } from '@/lib/annotations/comment-model';
import { annotationParamsSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';

/** Resolves or reopens the talk about an annotation, or says whether it holds the article up. */
export const PUT = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: threadChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => changeThread(actor, params.articleId, params.annotationId, body),
});
