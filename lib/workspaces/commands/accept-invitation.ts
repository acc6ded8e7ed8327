import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { hashToken } from '@/lib/tokens';
import { invitationState } from '@/lib/workspaces/rules';

const REFUSALS = {
  used: 'This invitation has been used. Each link lets one person in; ask for a new one.',
  expired: 'This invitation has expired. Ask for a new one.',
  withdrawn: 'This invitation was withdrawn. Ask whoever sent it.',
} as const;

/**
 * Makes the person a member by a link, and uses it up. Of several people at once one gets in. A member already stays as they
 * are, and the link stays open for somebody else: `joined` is false then. Throws not found for a token that nobody made, and
 * a conflict that says why for one that is closed.
 */
export async function acceptInvitation(
  tx: Prisma.TransactionClient,
  { userId }: { userId: string },
  token: string,
  now = new Date(),
): Promise<{ workspaceId: string; joined: boolean }> {
  const tokenHash = hashToken(token);
  const offered = await tx.invitation.findUnique({ where: { tokenHash } });
  if (!offered) {
    throw new AppError('not_found', 'This invitation does not exist. Check that the whole link was copied.');
  }
  const { workspaceId, id, role } = offered;
  if (await isMember(tx, workspaceId, userId)) return { workspaceId, joined: false };

  const { count } = await tx.invitation.updateMany({
    where: { workspaceId, id, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now, acceptedById: userId },
  });
  if (count === 0) {
    // Read again: until this moment another transaction held the row, perhaps one of the same person.
    if (await isMember(tx, workspaceId, userId)) return { workspaceId, joined: false };
    const state = invitationState(await tx.invitation.findUniqueOrThrow({ where: { tokenHash } }), now);
    throw new AppError('conflict', state === 'open' ? REFUSALS.expired : REFUSALS[state]);
  }
  await tx.membership.createMany({ data: { workspaceId, userId, role }, skipDuplicates: true });
  await appendWorkspaceEvent(
    tx,
    { workspaceId, userId },
    { type: 'member.joined', subjectId: userId, data: { role, invitationId: id } },
  );
  return { workspaceId, joined: true };
}

async function isMember(tx: Prisma.TransactionClient, workspaceId: string, userId: string): Promise<boolean> {
  return (await tx.membership.count({ where: { workspaceId, userId } })) === 1;
}

/** `acceptInvitation` in a transaction of its own, for a person who has an account. */
export async function joinWorkspace(
  person: { userId: string },
  token: string,
): Promise<{ workspaceId: string; joined: boolean }> {
  return await db.$transaction((tx) => acceptInvitation(tx, person, token));
}
