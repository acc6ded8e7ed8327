import { isForStream, openEventStream, streamResponse } from '@/app/api/event-stream';
import { takeSeat } from '@/app/api/articles/[articleId]/events/seats';
import { readGuestDesk } from '@/lib/guests/guest-desk';
import { followAsGuest } from '@/lib/guests/guest-feed';
import { guestLinkParamsSchema, guestLiveQuerySchema } from '@/lib/guests/live-model';
import type { Guest } from '@/lib/guests/model';
import { noteGuestSeen } from '@/lib/guests/note-seen';
import { outlineDesk } from '@/lib/guests/outline-desk';
import type { GuestLiveAnswer, GuestOutline } from '@/lib/guests/outline-rules';
import { requireGuest } from '@/lib/guests/queries';
import { defineRoute } from '@/lib/http/define-route';
import { consumeLimit } from '@/lib/http/limits';

/**
 * What a guest's page would show now, in short: to those who accept `text/event-stream` now and whenever it is another, to others once. The
 * stream ends with `gone` when the link opens nothing any more, and with `rest` when nothing happens on the article.
 */
export const GET = defineRoute({
  access: 'public',
  params: guestLinkParamsSchema,
  query: guestLiveQuerySchema,
  limit: 'live',
  handle: async ({ params: { token }, query: { clientId }, request }) => {
    const guest = await requireGuest(token);
    await consumeLimit('guest', guest.linkId);
    await noteGuestSeen(guest);
    if (isForStream(request)) return await answerForLong(guest, clientId, request);
    return { outline: outlineDesk(await readGuestDesk(guest)) } satisfies GuestLiveAnswer;
  },
});

async function answerForLong(guest: Guest, clientId: string, request: Request): Promise<Response> {
  const { userId, articleId } = guest;
  const guestAt = request.headers.get('x-galley-address') ?? 'unknown';
  let end = () => undefined as void;
  const onEnd = takeSeat({ userId, guestAt, clientId, articleId, end: () => end() });
  let told: GuestOutline | null = null;
  const stream = await openEventStream({
    follow: (onWake) => followAsGuest(guest, onWake),
    tell: (following, { hasRoom, say }) => {
      const { isGone, isResting, outline } = following;
      if (isGone) say('gone', {});
      else if (told !== outline && hasRoom()) {
        told = outline;
        say('outline', outline);
      }
      const isLast = isGone || (isResting && told === outline);
      if (isLast && !isGone) say('rest', {});
      return Promise.resolve(isLast ? 'last' : 'all');
    },
    signal: request.signal,
    onEnd,
  });
  end = stream.end;
  return streamResponse(stream);
}
