import { changeAgent } from '@/lib/agents/commands/change-agent';
import { deleteAgent } from '@/lib/agents/commands/delete-agent';
import { agentChangeSchema, agentParamsSchema } from '@/lib/agents/model';
import { requireAgent } from '@/lib/agents/queries';
import { defineRoute } from '@/lib/http/define-route';

/** One person or organisation; who was merged into another is answered as that one. */
export const GET = defineRoute({
  access: 'member',
  params: agentParamsSchema,
  limit: 'read',
  handle: ({ actor, params }) => requireAgent(actor, params.agentId),
});

/** Replaces the fields that are named; 409 when it is not the newest version. */
export const PATCH = defineRoute({
  access: 'member',
  params: agentParamsSchema,
  body: agentChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => changeAgent(actor, params.agentId, body),
});

/** Deletes one that nothing names; 409 for any other. */
export const DELETE = defineRoute({
  access: 'member',
  params: agentParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => deleteAgent(actor, params.agentId),
});
