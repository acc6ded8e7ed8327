import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import {
  appendEvents,
  appendWorkspaceEvent,
  lockArticle,
  type LockedArticle,
  type LoggedBy,
} from '@/lib/events/append-event';
import { readPeople } from '@/lib/review/read-people';
import { endPresence } from '@/lib/versions/presence';

type Tx = Prisma.TransactionClient;

interface Place {
  workspaceId: string;
  articleId: string;
  userId: string;
}

/**
 * Assigns to nobody what is assigned to somebody who is no member any more, takes them off the articles of which they are author, lead or
 * reviewer, and closes the links by which guests came in through them: they hold these links. Tells so who follows the articles, and answers
 * how many annotations were theirs. The membership must be gone, so that nobody can give them anything meanwhile.
 */
export async function endWork(tx: Tx, actor: Actor, { workspaceId, userId }: Actor): Promise<number> {
  const articleIds = await articlesOf(tx, workspaceId, userId);
  const events = new Map<string, LoggedBy[]>();
  // In one order, and before their annotations, as whoever annotates does.
  for (const articleId of articleIds) {
    const article = await lockArticle(tx, actor, articleId);
    const place = { workspaceId, articleId, userId };
    events.set(articleId, [
      ...(await takeOff(tx, actor, place, article)),
      ...(await revokeGuests(tx, actor, place)),
    ]);
  }
  const rows = await tx.annotation.updateManyAndReturn({
    where: { workspaceId, assigneeId: userId, articleId: { in: articleIds } },
    data: { assigneeId: null, version: { increment: 1 } },
    select: { id: true, articleId: true, deletedAt: true },
  });
  for (const { id, articleId, deletedAt } of rows) {
    if (deletedAt !== null) continue;
    const event = { type: 'annotation.unassigned', actorId: actor.userId, subjectId: id };
    events.get(articleId)?.push(event);
  }
  for (const [articleId, told] of events) {
    if (told.length > 0) await appendEvents(tx, { workspaceId, articleId, isElsewhere: true }, told);
  }
  return rows.length;
}

async function articlesOf(tx: Tx, workspaceId: string, userId: string): Promise<string[]> {
  const articles = await tx.article.findMany({
    where: {
      workspaceId,
      OR: [{ leadId: userId }, { authorId: userId }, { reviewers: { some: { userId } } }],
    },
    select: { id: true },
  });
  const assigned = await tx.annotation.findMany({
    where: { workspaceId, assigneeId: userId },
    distinct: ['articleId'],
    select: { articleId: true },
  });
  const guests = await tx.guestLink.findMany({
    where: { workspaceId, createdById: userId, revokedAt: null },
    distinct: ['articleId'],
    select: { articleId: true },
  });
  const named = [...assigned, ...guests].map(({ articleId }) => articleId);
  return [...new Set([...named, ...articles.map(({ id }) => id)])].toSorted();
}

async function takeOff(
  tx: Tx,
  actor: Actor,
  { workspaceId, articleId, userId }: Place,
  { authorId }: LockedArticle,
): Promise<LoggedBy[]> {
  const stored = await readPeople(tx, { ...actor, workspaceId }, articleId);
  const isAuthor = authorId === userId;
  const isLead = stored.leadId === userId;
  const reviewerIds = stored.reviewerIds.filter((id) => id !== userId);
  const isReviewer = reviewerIds.length < stored.reviewerIds.length;
  if (isAuthor || isLead) {
    await tx.article.update({
      where: { workspaceId_id: { workspaceId, id: articleId } },
      data: { ...(isAuthor && { authorId: null }), ...(isLead && { leadId: null }) },
      select: { id: true },
    });
  }
  if (isReviewer) await tx.articleReviewer.deleteMany({ where: { workspaceId, articleId, userId } });
  const changes = {
    ...(isLead && { leadId: { from: userId, to: null } }),
    ...(isReviewer && { reviewerIds: { from: stored.reviewerIds, to: reviewerIds } }),
  };
  const by = { actorId: actor.userId, subjectId: articleId };
  return [
    ...(isAuthor ? [{ ...by, type: 'article.author_assigned', data: { from: userId, to: null } }] : []),
    ...(isLead || isReviewer ? [{ ...by, type: 'article.people_set', data: { changes } }] : []),
  ];
}

async function revokeGuests(
  tx: Tx,
  { userId: revokedById }: Actor,
  { workspaceId, articleId, userId }: Place,
): Promise<LoggedBy[]> {
  const revoked = await tx.guestLink.updateManyAndReturn({
    where: { workspaceId, articleId, createdById: userId, revokedAt: null },
    data: { revokedAt: new Date(), revokedById },
    select: { userId: true },
  });
  const guestIds = revoked.map((guest) => guest.userId);
  await endPresence(tx, { workspaceId, articleId }, guestIds);
  return guestIds.map((subjectId) => ({ type: 'guest.revoked', actorId: revokedById, subjectId }));
}

/**
 * Names somebody who is no member any more with no restricted source that others are named with too, so that they do not see it when they
 * come back. Where they alone are named they stay so, because nobody else could ever open it again. The workspace must be locked.
 */
export async function endReading(tx: Tx, actor: Actor, { workspaceId, userId }: Actor): Promise<void> {
  const rows = await tx.sourceReader.findMany({
    where: { workspaceId, userId, source: { readers: { some: { userId: { not: userId } } } } },
    orderBy: { sourceId: 'asc' },
    select: { sourceId: true },
  });
  const sourceIds = rows.map(({ sourceId }) => sourceId);
  await tx.sourceReader.deleteMany({ where: { workspaceId, userId, sourceId: { in: sourceIds } } });
  for (const subjectId of sourceIds) {
    await appendWorkspaceEvent(tx, actor, { type: 'source.readers_changed', subjectId });
  }
}
