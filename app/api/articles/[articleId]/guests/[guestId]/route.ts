import { revokeGuest } from '@/lib/guests/commands/revoke-guest';
import { guestParamsSchema } from '@/lib/guests/model';
import { defineRoute } from '@/lib/http/define-route';

/** Closes the link of a guest. */
export const DELETE = defineRoute({
  access: 'member',
  params: guestParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => revokeGuest(actor, params.articleId, params.guestId),
});
