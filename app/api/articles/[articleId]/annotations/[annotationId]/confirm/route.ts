import { confirmAnnotation } from '@/lib/annotations/commands/confirm-annotation';
import { annotationParamsSchema, confirmSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';

/** Says that the words as they are now are those that the annotation means; 409 when they are others than the person saw. */
export const POST = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  body: confirmSchema,
  limit: 'write',
  maxBytes: 8_000_000,
  handle: ({ actor, params, body }) => confirmAnnotation(actor, params.articleId, params.annotationId, body),
});
