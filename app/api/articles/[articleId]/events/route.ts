import { isForStream, streamResponse } from '@/app/api/event-stream';
import { articleParamsSchema } from '@/lib/articles/model';
import type { Actor } from '@/lib/auth/actor';
import { actorFromRequest, personFromRequest } from '@/lib/auth/session';
import { notFound } from '@/lib/errors';
import { processHub } from '@/lib/events/hub';
import { defineRoute } from '@/lib/http/define-route';
import { getHead, readChanges } from '@/lib/versions/live-changes';
import { processFeeds } from '@/lib/versions/live-feed';
import { liveQuerySchema, type GoneWhy, type LiveAnswer } from '@/lib/versions/live-rules';
import { readWorkspaceNow } from '@/lib/versions/live-workspace';
import { listPresence } from '@/lib/versions/presence';
import { takeSeat } from './seats';
import { openStream } from './stream';

/** How long somebody who may read is believed to. */
const BELIEVED_MS = 5_000;

/**
 * What happens on the article after event `after`, and who is there: to those who accept `text/event-stream` as it happens, to others once.
 * `Last-Event-ID` is an `after` that a browser sends when it comes back.
 */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  query: liveQuerySchema,
  limit: 'live',
  handle: async ({ actor, params: { articleId }, query, request }) => {
    const last = request.headers.get('last-event-id');
    const after = last !== null && /^\d{1,9}$/.test(last) ? Number(last) : query.after;
    if (!isForStream(request)) return await answerOnce(actor, articleId, after);
    return await answerForLong(actor, articleId, { request, after, clientId: query.clientId });
  },
});

async function answerOnce(actor: Actor, articleId: string, after: number | undefined): Promise<LiveAnswer> {
  const from = after ?? (await getHead(actor, articleId));
  const changes = from === null ? { outcome: 'gone' as const } : await readChanges(actor, articleId, from);
  if (changes.outcome === 'gone') throw notFound('article');
  const isNews = changes.outcome === 'changes';
  return {
    changes: isNews ? changes.message : null,
    presence: await listPresence(actor, articleId),
    workspace: await readWorkspaceNow(actor),
    more: isNews && changes.more,
    reset: changes.outcome === 'reset',
  };
}

interface Asked {
  request: Request;
  after: number | undefined;
  clientId: string | undefined;
}

async function answerForLong(
  actor: Actor,
  articleId: string,
  { request, after, clientId }: Asked,
): Promise<Response> {
  let end = () => undefined as void;
  const leaveSeat = takeSeat({ userId: actor.userId, clientId, articleId, end: () => end() });
  const belief = believing(actor, request);
  let look = () => undefined as void;
  const unwatch = processHub().watchPerson(actor.userId, () => {
    belief.doubt();
    look();
  });
  const onEnd = () => {
    unwatch();
    leaveSeat();
  };
  const stream = await openStream({
    follow: async (onWake) => {
      look = onWake;
      // When many come back at once, they find the article as the first of them found it.
      const following = await processFeeds().follow(actor, articleId, onWake);
      if (!following.isGone) return following;
      following.leave();
      throw notFound('article');
    },
    after,
    whyGone: belief.whyGone,
    signal: request.signal,
    onEnd,
  });
  end = stream.end;
  return streamResponse(stream);
}

interface Belief {
  whyGone: (isInDoubt: boolean) => Promise<GoneWhy | null>;
  /** Has the next question asked anew. */
  doubt: () => void;
}

/** Whether the sender of a request still is who they were, in the same workspace, and else what ended: asked anew, and believed for a while, unless there is doubt. */
function believing(actor: Actor, { url, headers }: Request): Belief {
  let believedUntil = Date.now() + BELIEVED_MS;
  return {
    whyGone: async (isInDoubt) => {
      if (!isInDoubt && Date.now() < believedUntil) return null;
      believedUntil = Date.now() + BELIEVED_MS;
      // A request of its own, because what is known of a request is remembered with it.
      const again = new Request(url, { headers });
      if ((await personFromRequest(again))?.userId !== actor.userId) return 'session';
      return (await actorFromRequest(again))?.workspaceId === actor.workspaceId ? null : 'member';
    },
    doubt: () => {
      believedUntil = 0;
    },
  };
}
