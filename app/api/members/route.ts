import { defineRoute } from '@/lib/http/define-route';
import { pageSchema } from '@/lib/workspaces/model';
import { listMembers } from '@/lib/workspaces/queries';

/** One page of the workspace's members, to whom work can be given. */
export const GET = defineRoute({
  access: 'member',
  query: pageSchema,
  limit: 'read',
  handle: ({ actor, query }) => listMembers(actor, query),
});
