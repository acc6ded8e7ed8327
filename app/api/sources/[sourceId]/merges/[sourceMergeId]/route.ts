import { defineRoute } from '@/lib/http/define-route';
import { undoMerge } from '@/lib/sources/commands/undo-merge';
import { sourceMergeParamsSchema } from '@/lib/sources/merge-model';

/** Takes a merge back; names the fields that stay as they are, because somebody changed them since. */
export const DELETE = defineRoute({
  access: 'member',
  params: sourceMergeParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => undoMerge(actor, params.sourceMergeId, params.sourceId),
});
