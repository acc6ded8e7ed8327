import { restoreAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { annotationParamsSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';

/** Brings a deleted annotation back. */
export const POST = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => restoreAnnotation(actor, params.articleId, params.annotationId),
});
