import { articleParamsSchema } from '@/lib/articles/model';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { guestInputSchema } from '@/lib/guests/model';
import { listGuests } from '@/lib/guests/queries';
import { created, defineRoute } from '@/lib/http/define-route';

/** The guests of the article. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  handle: async ({ actor, params }) => ({ items: await listGuests(actor, params.articleId) }),
});

/** Makes a link for a guest; the answer is the only place where its token is ever told. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: guestInputSchema,
  limit: 'invite',
  handle: async ({ actor, params, body }) => created(await inviteGuest(actor, params.articleId, body)),
});
