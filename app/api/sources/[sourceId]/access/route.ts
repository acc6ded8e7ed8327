import { defineRoute } from '@/lib/http/define-route';
import { sourceAccessSchema } from '@/lib/sources/access-model';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { sourceParamsSchema } from '@/lib/sources/model';
import { listReaders } from '@/lib/sources/queries';

/** Who is named with a source; nobody with one that is the team's. */
export const GET = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  limit: 'read',
  handle: async ({ actor, params }) => ({ items: await listReaders(actor, params.sourceId) }),
});

/** Opens a source to the team or restricts it; 204 when whoever asked sees it no more, 409 when nobody would. */
export const PUT = defineRoute({
  access: 'member',
  params: sourceParamsSchema,
  body: sourceAccessSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) =>
    (await setSourceAccess(actor, params.sourceId, body)) ?? undefined,
});
