import { mergeAgents } from '@/lib/agents/commands/merge-agents';
import { agentParamsSchema, mergeInputSchema } from '@/lib/agents/model';
import { created, defineRoute } from '@/lib/http/define-route';

/** Says that another one is the one in the path: whatever names the other names this one from now on. */
export const POST = defineRoute({
  access: 'member',
  params: agentParamsSchema,
  body: mergeInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => created(await mergeAgents(actor, params.agentId, body)),
});
