import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';
import { appendEvent, lockArticle } from '@/lib/events/append-event';
import { endPresence } from '@/lib/versions/presence';

/** Closes a guest's link at once; what they said stays. Doing it twice is doing it once. */
export async function revokeGuest(actor: Actor, articleId: string, guestId: string): Promise<void> {
  const { workspaceId, userId: revokedById } = actor;
  await db.$transaction(async (tx) => {
    await lockArticle(tx, actor, articleId);
    if (!can(actor, 'guest.invite')) {
      throw new AppError('forbidden', 'Only editors and owners revoke the links of guests.');
    }
    const where = { workspaceId, articleId, id: guestId };
    const link = await tx.guestLink.findFirst({ where, select: { userId: true, revokedAt: true } });
    if (!link) throw notFound('guest');
    if (link.revokedAt) return;
    await tx.guestLink.updateMany({ where, data: { revokedAt: new Date(), revokedById } });
    await endPresence(tx, { workspaceId, articleId }, [link.userId]);
    await appendEvent(tx, actor, { articleId, type: 'guest.revoked', subjectId: link.userId });
  });
}
