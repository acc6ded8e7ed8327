import { ROLES } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';
import type { LockedArticle } from '@/lib/events/append-event';
import {
  annotationsIn,
  mayConcern,
  noticesOf,
  type Concerned,
  type NoticeFacts,
  type Told,
  type ToldEvent,
} from '@/lib/inbox/notice-rules';

type Tx = Prisma.TransactionClient;

interface Place {
  workspaceId: string;
  articleId: string;
}

/**
 * Puts into inboxes what happened on an article that is locked since its event `lastEventNumber`, in the transaction in which it happened: it
 * is told if it is done, and once. What waits about the same annotation, or article, is told together.
 */
export async function tellPeople(
  tx: Tx,
  { workspaceId, article }: { workspaceId: string; article: Pick<LockedArticle, 'id' | 'lastEventNumber'> },
): Promise<void> {
  const place = { workspaceId, articleId: article.id };
  const logged: ToldEvent[] = await tx.event.findMany({
    where: { ...place, number: { gt: article.lastEventNumber } },
    orderBy: { number: 'asc' },
    select: { type: true, actorId: true, subjectId: true, data: true },
  });
  const events = logged.filter(mayConcern);
  if (events.length === 0) return;
  await write(tx, place, noticesOf(events, await readFacts(tx, place, events)));
}

async function readFacts(tx: Tx, place: Place, events: readonly ToldEvent[]): Promise<NoticeFacts> {
  const { workspaceId, articleId } = place;
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { leadId: true, authorId: true, reviewers: { select: { userId: true } } },
  });
  const members = await tx.membership.findMany({
    where: { workspaceId },
    select: { userId: true, role: true },
  });
  return {
    leadId: article?.leadId ?? null,
    authorId: article?.authorId ?? null,
    reviewerIds: article?.reviewers.map(({ userId }) => userId) ?? [],
    members: new Map(
      members.map(({ userId, role }) => [userId, ROLES.find((each) => each === role) ?? role]),
    ),
    annotations: await readConcerned(tx, place, annotationsIn(events)),
  };
}

async function readConcerned(tx: Tx, place: Place, ids: readonly string[]): Promise<Map<string, Concerned>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.annotation.findMany({
    where: { ...place, id: { in: [...ids] } },
    select: {
      id: true,
      createdById: true,
      assigneeId: true,
      follows: { select: { userId: true, isMuted: true } },
    },
  });
  const talkers = await tx.comment.groupBy({
    by: ['annotationId', 'authorId'],
    where: { workspaceId: place.workspaceId, annotationId: { in: [...ids] }, deletedAt: null },
  });
  return new Map(
    rows.map(({ id, createdById, assigneeId, follows }) => [
      id,
      {
        createdById,
        assigneeId,
        talkers: talkers.flatMap(({ annotationId, authorId }) => (annotationId === id ? [authorId] : [])),
        following: follows.flatMap(({ userId, isMuted }) => (isMuted ? [] : [userId])),
        muted: follows.flatMap(({ userId, isMuted }) => (isMuted ? [userId] : [])),
      },
    ]),
  );
}

// What calls somebody by name, or asks them for something, stays until they have read it, as does who did so.
const STAYS = Prisma.sql`n.read_at IS NULL AND n.kind IN ('mention', 'query', 'assigned') AND excluded.kind IN ('reply', 'review')`;

// In the order of people, so that two articles that tell the same people do not wait for each other in a circle.
async function write(tx: Tx, { workspaceId, articleId }: Place, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const rows = told.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const now = new Date().toISOString();
  await tx.$executeRaw`
    INSERT INTO notices AS n (workspace_id, user_id, topic_id, article_id, annotation_id, kind, act, count, by_id, at, since)
    SELECT ${workspaceId}::uuid, t.user_id, coalesce(t.annotation_id, t.double_check_id, ${articleId}::uuid), ${articleId}::uuid, t.annotation_id,
      t.kind, t.act, t.count, t.by_id, ${now}::timestamptz, ${now}::timestamptz
    FROM unnest(
      ${rows.map(({ userId }) => userId)}::uuid[], ${rows.map(({ annotationId }) => annotationId)}::uuid[],
      ${rows.map(({ doubleCheckId }) => doubleCheckId)}::uuid[],
      ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ act }) => act)}::text[],
      ${rows.map(({ count }) => count)}::int[],
      ${rows.map(({ byId }) => byId)}::uuid[]
    ) WITH ORDINALITY AS t(user_id, annotation_id, double_check_id, kind, act, count, by_id, place)
    ORDER BY t.place
    ON CONFLICT (workspace_id, user_id, topic_id) DO UPDATE SET
      kind = CASE WHEN ${STAYS} THEN n.kind ELSE excluded.kind END,
      count = CASE WHEN n.read_at IS NULL THEN n.count + excluded.count ELSE excluded.count END,
      since = CASE WHEN n.read_at IS NULL AND n.mailed_at IS DISTINCT FROM n.at THEN n.since ELSE excluded.since END,
      by_id = CASE WHEN ${STAYS} THEN n.by_id ELSE excluded.by_id END,
      act = excluded.act, at = excluded.at, read_at = NULL`;
}

function keyOf({ userId, annotationId, doubleCheckId }: Told): string {
  return `${userId} ${annotationId ?? doubleCheckId ?? ''}`;
}
