import { proposalQuerySchema } from '@/lib/agents/model';
import { proposeAgents } from '@/lib/agents/queries';
import { defineRoute } from '@/lib/http/define-route';

/** Who may be meant by a name, the surest first. */
export const GET = defineRoute({
  access: 'member',
  query: proposalQuerySchema,
  limit: 'search',
  handle: async ({ actor, query }) => ({ items: await proposeAgents(actor, [query.name]) }),
});
