import { defineRoute } from '@/lib/http/define-route';
import { changeSource } from '@/lib/sources/commands/change-source';
import { sourceChangeSchema, sourceParamsSchema } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';

/** One source. */
export const GET = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  limit: 'read',
  handle: ({ actor, params }) => requireSource(actor, params.sourceId),
});

/** Replaces what is said of the source; 409 when it is not the newest version. */
export const PATCH = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  body: sourceChangeSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => changeSource(actor, params.sourceId, body),
});
