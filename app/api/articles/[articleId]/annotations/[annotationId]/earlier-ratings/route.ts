import { annotationParamsSchema } from '@/lib/annotations/model';
import { defineRoute } from '@/lib/http/define-route';
import { listEarlierRatings } from '@/lib/review/earlier-ratings';

/** How whoever says this, and claims like it, were rated in other articles. */
export const GET = defineRoute({
  access: 'member',
  params: annotationParamsSchema,
  limit: 'search',
  handle: ({ actor, params }) => listEarlierRatings(actor, params.articleId, params.annotationId),
});
