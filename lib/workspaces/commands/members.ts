import type { Actor, Role } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { appendEvents, appendWorkspaceEvent, lockArticle } from '@/lib/events/append-event';
import { readPeople } from '@/lib/review/read-people';
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
 * Takes a member out of the workspace. What they wrote stays under their name; what was assigned to them is assigned to nobody,
 * they lead and review nothing any more, and their open links are withdrawn.
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
  const unassigned = await unassign(tx, actor, member);
  await appendWorkspaceEvent(tx, actor, {
    type,
    subjectId: userId,
    data: { role: member.role, unassigned },
  });
}

/**
 * Assigns to nobody what is assigned to a member, and takes them off the articles that they lead or review; tells so who follows these.
 * Answers how many annotations that were.
 */
async function unassign(tx: Tx, actor: Actor, { workspaceId, userId }: Actor): Promise<number> {
  const where = { workspaceId, assigneeId: userId };
  const assigned = await tx.annotation.findMany({
    where,
    distinct: ['articleId'],
    select: { articleId: true },
  });
  const led = await tx.article.findMany({ where: { workspaceId, leadId: userId }, select: { id: true } });
  const reviewed = await tx.articleReviewer.findMany({
    where: { workspaceId, userId },
    select: { articleId: true },
  });
  const named = [...assigned, ...reviewed].map(({ articleId }) => articleId);
  // In one order, and before their annotations, as whoever annotates does.
  const articleIds = [...new Set([...named, ...led.map(({ id }) => id)])].toSorted();
  for (const articleId of articleIds) await lockArticle(tx, actor, articleId);
  for (const articleId of articleIds) await takeOff(tx, actor, { workspaceId, articleId, userId });
  const rows = await tx.annotation.updateManyAndReturn({
    where: { ...where, articleId: { in: articleIds } },
    data: { assigneeId: null, version: { increment: 1 } },
    select: { id: true, articleId: true, deletedAt: true },
  });
  for (const articleId of articleIds) {
    const events = rows
      .filter((row) => row.articleId === articleId && row.deletedAt === null)
      .map(({ id }) => ({ type: 'annotation.unassigned', actorId: actor.userId, subjectId: id }));
    if (events.length > 0) await appendEvents(tx, { workspaceId, articleId, isElsewhere: true }, events);
  }
  return rows.length;
}

async function takeOff(
  tx: Tx,
  actor: Actor,
  { workspaceId, articleId, userId }: { workspaceId: string; articleId: string; userId: string },
): Promise<void> {
  const stored = await readPeople(tx, { ...actor, workspaceId }, articleId);
  const isLead = stored.leadId === userId;
  const reviewerIds = stored.reviewerIds.filter((id) => id !== userId);
  const isReviewer = reviewerIds.length < stored.reviewerIds.length;
  if (!isLead && !isReviewer) return;
  if (isLead) {
    const where = { workspaceId_id: { workspaceId, id: articleId } };
    await tx.article.update({ where, data: { leadId: null }, select: { id: true } });
  }
  await tx.articleReviewer.deleteMany({ where: { workspaceId, articleId, userId } });
  const changes = {
    ...(isLead && { leadId: { from: userId, to: null } }),
    ...(isReviewer && { reviewerIds: { from: stored.reviewerIds, to: reviewerIds } }),
  };
  const event = {
    type: 'article.people_set',
    actorId: actor.userId,
    subjectId: articleId,
    data: { changes },
  };
  await appendEvents(tx, { workspaceId, articleId, isElsewhere: true }, [event]);
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
