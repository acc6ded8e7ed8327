import { created, defineRoute } from '@/lib/http/define-route';
import { createSource } from '@/lib/sources/commands/create-source';
import { sourceListQuerySchema } from '@/lib/sources/list-model';
import { sourceInputSchema } from '@/lib/sources/model';
import { listSources } from '@/lib/sources/list-queries';

/** One page of the workspace's sources. */
export const GET = defineRoute({
  access: 'member',
  query: sourceListQuerySchema,
  limit: 'search',
  handle: ({ actor, query }) => listSources(actor, query),
});

/** Adds a source; 200 instead of 201 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  body: sourceInputSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    const made = await createSource(actor, body);
    return made.created ? created(made.source) : made.source;
  },
});
