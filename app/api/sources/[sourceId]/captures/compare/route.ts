import { compareCopies } from '@/lib/captures/compare-copies';
import { copyCompareQuerySchema } from '@/lib/captures/comparison-model';
import { defineRoute } from '@/lib/http/define-route';
import { sourceParamsSchema } from '@/lib/sources/model';

/** Two copies of a source side by side, and what became of the passages that annotations rest on. */
export const GET = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  query: copyCompareQuerySchema,
  limit: 'search',
  handle: ({ actor, params, query }) => compareCopies(actor, params.sourceId, query),
});
