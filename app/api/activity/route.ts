import { workspaceActivityQuerySchema } from '@/lib/activity/model';
import { listActivity } from '@/lib/activity/queries';
import { defineRoute } from '@/lib/http/define-route';

/** What happened in the workspace, the newest first: for those who may see its log. */
export const GET = defineRoute({
  access: 'member',
  query: workspaceActivityQuerySchema,
  limit: 'search',
  handle: ({ actor, query }) => listActivity(actor, query),
});
