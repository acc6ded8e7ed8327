import type { Tx } from '@/lib/annotations/write-on-article';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { lockArticle, type LockedArticle } from '@/lib/events/append-event';
import { actorOf } from '@/lib/guests/guest-actor';
import type { Guest } from '@/lib/guests/model';
import { guestState } from '@/lib/guests/rules';
import { tellPeople } from '@/lib/inbox/tell-people';
import { moveAfterWork } from '@/lib/review/move-by-itself';
import { requireOpen } from '@/lib/review/require-open';

const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/** One write of a guest on their article, as `writeOnArticle` of lib/annotations is one of a member; the link is looked at again under the lock. */
export async function writeAsGuest<T>(
  guest: Guest,
  work: (tx: Tx, article: LockedArticle) => Promise<T>,
): Promise<T> {
  const { workspaceId, articleId, linkId, userId } = guest;
  return await db.$transaction(async (tx) => {
    const article = await lockArticle(tx, actorOf(guest), articleId);
    const link = await tx.guestLink.findUnique({
      where: { workspaceId_id: { workspaceId, id: linkId } },
      select: { revokedAt: true, expiresAt: true },
    });
    if (!link || guestState(link, new Date()) !== 'open') {
      throw new AppError('not_found', 'This link does not open anything any more. Ask whoever sent it.');
    }
    requireOpen(article);
    const done = await work(tx, article);
    await moveAfterWork(tx, { workspaceId, actorId: userId, article });
    await tellPeople(tx, { workspaceId, article });
    return done;
  }, PATIENCE);
}
