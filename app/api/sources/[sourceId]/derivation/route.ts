import { defineRoute } from '@/lib/http/define-route';
import { setDerivation } from '@/lib/sources/commands/set-derivation';
import { sourceParamsSchema } from '@/lib/sources/model';
import { derivationSchema } from '@/lib/sources/origin-model';

/** Says what a source comes from: the origin that it is counted by, and the source that it was made from. */
export const PUT = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  body: derivationSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => setDerivation(actor, params.sourceId, body),
});
