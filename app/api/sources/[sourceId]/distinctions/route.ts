import { defineRoute } from '@/lib/http/define-route';
import { distinguishSources, proposeAgain } from '@/lib/sources/commands/distinguish-sources';
import { distinctionBodySchema } from '@/lib/sources/distinction-model';
import { listDistinctions } from '@/lib/sources/distinction-queries';
import { sourceParamsSchema } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';

/** Sources that somebody said this one is not. */
export const GET = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  limit: 'read',
  handle: async ({ actor, params }) => {
    const { id } = await requireSource(actor, params.sourceId);
    return { items: await listDistinctions(actor, id) };
  },
});

/** Says that a source is none of these others, so that they are not proposed as duplicates again; or takes that back. */
export const PUT = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  body: distinctionBodySchema,
  limit: 'write',
  handle: async ({ actor, params: { sourceId }, body: { otherIds, isApart } }) =>
    await (isApart ? distinguishSources : proposeAgain)(actor, { sourceId, otherIds }),
});
