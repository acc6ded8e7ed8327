import { listIntegrity } from '@/lib/captures/integrity';
import { captureListQuerySchema } from '@/lib/captures/model';
import { defineRoute } from '@/lib/http/define-route';
import { sourceParamsSchema } from '@/lib/sources/model';

/** Whether the bytes of a source's copies are those that were kept, some copies at a time. */
export const GET = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  query: captureListQuerySchema,
  limit: 'export',
  handle: ({ actor, params, query }) => listIntegrity(actor, params.sourceId, query),
});
