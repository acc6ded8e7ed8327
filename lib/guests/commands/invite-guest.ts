import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';
import { appendEvent, lockArticle } from '@/lib/events/append-event';
import { WORKSPACE_CHANNEL } from '@/lib/events/channels';
import type { GuestInput } from '@/lib/guests/model';
import { newId } from '@/lib/ids';
import { hashToken, newToken } from '@/lib/tokens';
import { holdMembers } from '@/lib/workspaces/hold-members';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Makes a link by which one person outside reads one article. The token is returned here and never again: only its hash is kept. An id that
 * was sent before is a conflict, because its token cannot be told again.
 */
export async function inviteGuest(
  actor: Actor,
  articleId: string,
  { id, name, days, mayComment, mayAnswer, mayDownload }: GuestInput,
  now = new Date(),
): Promise<{ token: string; expiresAt: string }> {
  const { workspaceId } = actor;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + days * DAY);
  await db.$transaction(async (tx) => {
    // Links of somebody who is removed are closed with their membership: none may come to them meanwhile.
    const members = await holdMembers(tx, actor, [actor.userId]);
    if (!members.has(actor.userId)) throw notFound('article');
    await lockArticle(tx, actor, articleId);
    if (!can(actor, 'guest.invite')) {
      throw new AppError('forbidden', 'Only editors and owners invite guests.');
    }
    const known = await tx.guestLink.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { id: true },
    });
    if (known) {
      throw new AppError(
        'conflict',
        'This link was made already, and is shown only once. Revoke it and make another.',
      );
    }
    const userId = newId();
    // No mail ever reaches an address under .invalid (RFC 2606), and nobody signs in without a password.
    await tx.user.create({ data: { id: userId, name, email: `guest-${userId}@guest.invalid` } });
    await tx.guestLink.create({
      data: {
        workspaceId,
        id,
        articleId,
        userId,
        tokenHash: hashToken(token),
        mayComment,
        mayAnswer,
        mayDownload,
        createdAt: now,
        createdById: actor.userId,
        expiresAt,
      },
    });
    await appendEvent(tx, actor, {
      articleId,
      type: 'guest.invited',
      subjectId: userId,
      data: { mayComment, mayAnswer, mayDownload, expiresAt: expiresAt.toISOString() },
    });
    // Open desks learn the guest's name.
    await tx.$executeRaw`SELECT pg_notify(${WORKSPACE_CHANNEL}, ${workspaceId})`;
  });
  return { token, expiresAt: expiresAt.toISOString() };
}
