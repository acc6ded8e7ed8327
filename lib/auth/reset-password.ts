import { createLink, dropLinks, requireOpenLink, takeLink, type FoundLink } from '@/lib/auth/account-links';
import { hashPassword } from '@/lib/auth/passwords';
import { requireGoodPassword } from '@/lib/auth/require-password';
import { mayOpenAccount, RESET_MINUTES } from '@/lib/auth/reset-rules';
import { endSessions } from '@/lib/auth/sessions';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';

/**
 * Makes a link by which the person with this address may choose a new password, to be sent to that address and told nobody else. Null when
 * there is no such person, and for guests, who sign in nowhere.
 */
export async function createReset(
  email: string,
  now = new Date(),
): Promise<{ token: string; name: string; email: string } | null> {
  const user = await db.user.findUnique({
    where: { email, guestLink: null },
    select: { id: true, name: true },
  });
  if (!user) return null;
  const expiresAt = new Date(now.getTime() + RESET_MINUTES * 60_000);
  const token = await createLink({ kind: 'password_reset', userId: user.id, expiresAt }, now);
  return { token, name: user.name, email };
}

/**
 * Gives an account the password that the holder of a link chose, uses the link up, and ends every session and every other link. A password
 * that will not do leaves the link as it was. A link that an owner made opens nothing any more when they could not make it now.
 */
export async function resetPassword(
  { token, password }: { token: string; password: string },
  now = new Date(),
): Promise<void> {
  const link = await requireOpenLink(token, 'password_reset', now);
  requireGoodPassword(password, link.user);
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    await takeLink(tx, link, now);
    await recordOwnersLink(tx, link);
    await tx.user.update({
      where: { id: link.userId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    await endSessions(tx, link.userId);
    await dropLinks(tx, link.userId);
  });
}

async function recordOwnersLink(
  tx: Prisma.TransactionClient,
  { userId, madeById }: FoundLink,
): Promise<void> {
  if (madeById === null) return;
  const idsOf = async (where: Prisma.MembershipWhereInput) =>
    (await tx.membership.findMany({ where, select: { workspaceId: true } })).map((row) => row.workspaceId);
  const workspaceIds = await idsOf({ userId });
  if (!mayOpenAccount(workspaceIds, await idsOf({ userId: madeById, role: 'owner' }))) {
    throw new AppError('conflict', 'Whoever made this link may not make it any more. Ask for a new one.');
  }
  for (const workspaceId of workspaceIds) {
    const event = { type: 'member.reset_link_used', subjectId: userId };
    await appendWorkspaceEvent(tx, { workspaceId, userId }, event);
  }
}
