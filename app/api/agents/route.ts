import { createAgent } from '@/lib/agents/commands/create-agent';
import { agentInputSchema, agentListQuerySchema } from '@/lib/agents/model';
import { listAgents } from '@/lib/agents/queries';
import { created, defineRoute } from '@/lib/http/define-route';

/** One page of the workspace's people and organisations. */
export const GET = defineRoute({
  access: 'member',
  query: agentListQuerySchema,
  limit: 'search',
  handle: ({ actor, query }) => listAgents(actor, query),
});

/** Adds a person or organisation; 200 instead of 201 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  body: agentInputSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    const made = await createAgent(actor, body);
    return made.created ? created(made.agent) : made.agent;
  },
});
