import { undoMerge } from '@/lib/agents/commands/undo-merge';
import { mergeParamsSchema } from '@/lib/agents/model';
import { defineRoute } from '@/lib/http/define-route';

/** Takes a merge back. */
export const DELETE = defineRoute({
  access: 'member',
  params: mergeParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => undoMerge(actor, params.agentId, params.mergeId),
});
