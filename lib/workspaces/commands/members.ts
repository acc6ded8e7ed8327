import type { Actor, Role } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { endReading, endWork } from '@/lib/workspaces/commands/end-work';
import { lockWorkspace } from '@/lib/workspaces/lock-workspace';
import { INVITABLE_ROLES } from '@/lib/workspaces/model';
import { canChangeRoles, canInvite, canRemoveMembers } from '@/lib/workspaces/policy';
import { leavesNoOwner } from '@/lib/workspaces/rules';

type Tx = Prisma.TransactionClient;

/** Gives a member another role. Open links that they made and could not make any more are withdrawn with it. */
export async function changeRole(asked: Actor, userId: string, role: Role): Promise<void> {
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    const member = await requireMember(tx, actor, userId);
    if (!canChangeRoles(actor)) throw new AppError('forbidden', 'Only owners change roles.');
    if (member.role === role) return;
    await keepAnOwner(tx, member, role);
    await tx.membership.update({ where: keyOf(member), data: { role } });
    await withdrawLinks(tx, actor, member, role);
    await appendWorkspaceEvent(tx, actor, {
      type: 'member.role_changed',
      subjectId: userId,
      data: { from: member.role, to: role },
    });
  });
}

/**
 * Takes a member out of the workspace, all in one. What they wrote stays under their name; what was assigned to them is assigned to nobody,
 * they are author, lead and reviewer of nothing any more and named with no restricted source that others see, and the links that they made
 * for new members and guests are withdrawn.
 */
export async function removeMember(asked: Actor, userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    const member = await requireMember(tx, actor, userId);
    if (!canRemoveMembers(actor)) throw new AppError('forbidden', 'Only owners remove members.');
    await endMembership(tx, actor, member, 'member.removed');
  });
}

/** Takes the actor out of the workspace, as `removeMember` would. */
export async function leaveWorkspace(asked: Actor): Promise<void> {
  await db.$transaction(async (tx) => {
    const actor = await lockWorkspace(tx, asked);
    await endMembership(tx, actor, actor, 'member.left');
  });
}

async function endMembership(tx: Tx, actor: Actor, member: Actor, type: string): Promise<void> {
  await keepAnOwner(tx, member, null);
  const { userId } = member;
  await tx.membership.delete({ where: keyOf(member) });
  await withdrawLinks(tx, actor, member, null);
  const unassigned = await endWork(tx, actor, member);
  await endReading(tx, actor, member);
  await appendWorkspaceEvent(tx, actor, {
    type,
    subjectId: userId,
    data: { role: member.role, unassigned },
  });
}

async function requireMember(tx: Tx, { workspaceId }: Actor, userId: string): Promise<Actor> {
  const member = await tx.membership.findUnique({
    where: keyOf({ workspaceId, userId }),
    select: { workspaceId: true, userId: true, role: true },
  });
  if (!member) throw notFound('member');
  return member;
}

async function keepAnOwner(tx: Tx, member: Actor, next: Role | null): Promise<void> {
  const owners = await tx.membership.count({ where: { workspaceId: member.workspaceId, role: 'owner' } });
  if (!leavesNoOwner(member, next, owners)) return;
  throw new AppError(
    'conflict',
    'A workspace needs an owner, and this is the last one. Make another member an owner first.',
  );
}

async function withdrawLinks(tx: Tx, actor: Actor, member: Actor, next: Role | null): Promise<void> {
  const beyond = INVITABLE_ROLES.filter((role) => next === null || !canInvite({ role: next }, role));
  const withdrawn = await tx.invitation.updateManyAndReturn({
    where: {
      workspaceId: member.workspaceId,
      createdById: member.userId,
      role: { in: beyond },
      acceptedAt: null,
      withdrawnAt: null,
    },
    data: { withdrawnAt: new Date() },
    select: { id: true },
  });
  for (const { id } of withdrawn) {
    await appendWorkspaceEvent(tx, actor, { type: 'invitation.withdrawn', subjectId: id });
  }
}

function keyOf({ workspaceId, userId }: Pick<Actor, 'workspaceId' | 'userId'>) {
  return { workspaceId_userId: { workspaceId, userId } };
}
