import { annotationParamsSchema } from '@/lib/annotations/model';
import { passageQuerySchema } from '@/lib/captures/find-model';
import { findPassages } from '@/lib/captures/find-passages';
import { defineRoute } from '@/lib/http/define-route';

/** The likeliest passages of all kept copies for what the annotation says. */
export const GET = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  query: passageQuerySchema,
  limit: 'search',
  handle: ({ actor, params, query }) => findPassages(actor, params.articleId, params.annotationId, query),
});
