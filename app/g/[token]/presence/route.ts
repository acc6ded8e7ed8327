import { guestLinkParamsSchema, guestPresenceSchema } from '@/lib/guests/live-model';
import { requireGuest } from '@/lib/guests/queries';
import { defineRoute } from '@/lib/http/define-route';
import { consumeLimit } from '@/lib/http/limits';
import { setPresence } from '@/lib/versions/commands/set-presence';

/** Says that a guest has their page open, or closes it: the team sees that they are here. Who they are is told by the token of their link alone. */
export const PUT = defineRoute({
  access: 'public',
  params: guestLinkParamsSchema,
  body: guestPresenceSchema,
  limit: 'presence',
  maxBytes: 1_000,
  handle: async ({ params: { token }, body: { clientId, leave } }) => {
    const { linkId, userId, workspaceId, articleId } = await requireGuest(token);
    await consumeLimit('guest', linkId);
    const here = leave
      ? ({ clientId, leave } as const)
      : { clientId, version: 0, anchor: null, head: null, isEditing: false };
    await setPresence({ userId, workspaceId, role: 'viewer' }, articleId, here);
  },
});
