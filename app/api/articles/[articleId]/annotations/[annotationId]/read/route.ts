import { threadReadSchema } from '@/lib/annotations/comment-model';
import { annotationParamsSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';
import { readThread } from '@/lib/inbox/commands/read-thread';

/** Says how far the person has read the talk about the annotation; answers how much is left. */
export const PUT = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: threadReadSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => readThread(actor, params.articleId, params.annotationId, body),
});
