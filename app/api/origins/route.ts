import { created, defineRoute } from '@/lib/http/define-route';
import { createOrigin } from '@/lib/sources/commands/set-derivation';
import { originInputSchema, originListQuerySchema } from '@/lib/sources/origin-model';
import { listOrigins } from '@/lib/sources/queries';

/** Origins that sources derive from, by their title. */
export const GET = defineRoute({
  access: 'member',
  query: originListQuerySchema,
  limit: 'search',
  handle: ({ actor, query }) => listOrigins(actor, query),
});

/** Adds an origin; 200 instead of 201 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  body: originInputSchema,
  limit: 'write',
  handle: async ({ actor, body }) => {
    const made = await createOrigin(actor, body);
    return made.created ? created(made.origin) : made.origin;
  },
});
