import { setThreadResolved } from '@/lib/annotations/commands/set-thread-resolved';
import { threadChangeSchema } from '@/lib/annotations/comment-model';
import { annotationParamsSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';

/** Resolves or reopens the talk about an annotation. */
export const PUT = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: threadChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) =>
    setThreadResolved(actor, params.articleId, params.annotationId, body.resolved),
});
