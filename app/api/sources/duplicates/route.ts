import { defineRoute } from '@/lib/http/define-route';
import { duplicateListQuerySchema } from '@/lib/sources/duplicate-model';
import { listDuplicateGroups } from '@/lib/sources/duplicate-queries';

/** One page of the sources that seem to be one. */
export const GET = defineRoute({
  access: 'member',
  query: duplicateListQuerySchema,
  limit: 'search',
  handle: ({ actor, query }) => listDuplicateGroups(actor, query),
});
