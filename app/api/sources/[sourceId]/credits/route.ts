import { defineRoute } from '@/lib/http/define-route';
import { setCredit } from '@/lib/sources/commands/set-credit';
import { creditChangeSchema } from '@/lib/sources/credit-model';
import { listSourceCredits } from '@/lib/sources/credit-queries';
import { sourceParamsSchema } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';

/** The names of a source, each with who is meant by it. */
export const GET = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  limit: 'read',
  handle: async ({ actor, params }) => ({
    items: await listSourceCredits(actor, await requireSource(actor, params.sourceId)),
  }),
});

/** Says who is meant by a name of a source, or that nobody known is. */
export const PUT = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  body: creditChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => setCredit(actor, params.sourceId, body),
});
