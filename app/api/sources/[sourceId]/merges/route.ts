import { created, defineRoute } from '@/lib/http/define-route';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { mergeBodySchema } from '@/lib/sources/merge-model';
import { sourceParamsSchema } from '@/lib/sources/model';
import { listMerges } from '@/lib/sources/queries';

/** What was merged into a source, the latest first. */
export const GET = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  limit: 'read',
  handle: async ({ actor, params }) => ({ items: await listMerges(actor, params.sourceId) }),
});

/** Says that another source is the one in the path: whatever is linked to the other is linked to this one from now on. */
export const POST = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  body: mergeBodySchema,
  limit: 'write',
  handle: async ({ actor, params, body }) =>
    created(await mergeSources(actor, { ...body, keptId: params.sourceId })),
});
