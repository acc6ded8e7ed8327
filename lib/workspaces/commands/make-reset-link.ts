import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { mayOpenAccount, RESET_MINUTES } from '@/lib/auth/reset-rules';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { newId } from '@/lib/ids';
import { hashToken, newToken } from '@/lib/tokens';
import { lockWorkspace } from '@/lib/workspaces/lock-workspace';

/**
 * Makes a link by which a member may choose a new password, for an owner to hand over; told here and never again. Whoever holds it opens
 * every workspace of that person, so it takes an owner of all of them, and each records it. Nobody makes one for themselves.
 */
export async function makeResetLink(
  asked: Actor,
  userId: string,
  now = new Date(),
): Promise<{ token: string; minutes: number }> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + RESET_MINUTES * 60_000);
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    const { workspaceId, userId: madeById } = actor;
    const rows = await tx.membership.findMany({
      where: { userId },
      orderBy: { workspaceId: 'asc' },
      select: { workspaceId: true },
    });
    if (!rows.some((row) => row.workspaceId === workspaceId)) throw notFound('member');
    if (!can(actor, 'member.reset')) throw new AppError('forbidden', 'Only owners make such links.');
    if (userId === madeById) {
      throw new AppError('forbidden', 'Your own password is changed in your account, with the present one.');
    }
    const owned = await tx.membership.findMany({
      where: { userId: madeById, role: 'owner' },
      select: { workspaceId: true },
    });
    const idsOf = (list: typeof rows) => list.map((row) => row.workspaceId);
    if (!mayOpenAccount(idsOf(rows), idsOf(owned))) throw new AppError('forbidden', ELSEWHERE);
    await tx.accountLink.create({
      data: {
        id: newId(),
        tokenHash: hashToken(token),
        kind: 'password_reset',
        userId,
        madeById,
        createdAt: now,
        expiresAt,
      },
    });
    for (const row of rows) {
      const place = { workspaceId: row.workspaceId, userId: madeById };
      await appendWorkspaceEvent(tx, place, { type: 'member.reset_link_made', subjectId: userId });
    }
  });
  return { token, minutes: RESET_MINUTES };
}

const ELSEWHERE =
  'This person belongs to another workspace too, which you do not own, and the link would open that one as well. Somebody who owns all of their workspaces can make it, or whoever runs Galley can set up mail.';
