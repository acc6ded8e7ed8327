import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { notifyArticle } from '@/lib/events/channels';

type Tx = Prisma.TransactionClient;

/** The parts of an article that a write on it decides by. */
export interface LockedArticle {
  id: string;
  version: number;
  snapshotVersion: number;
  docHash: string;
  title: string;
  authorId: string | null;
  archivedAt: Date | null;
}

/**
 * Locks an article of the actor's workspace until the transaction ends, so that writes on one article follow each other.
 * Throws not found for unknown ids and for other workspaces' alike.
 */
export async function lockArticle(tx: Tx, actor: Actor, articleId: string): Promise<LockedArticle> {
  const [article] = await tx.$queryRaw<LockedArticle[]>`
    SELECT id::text AS id, version, snapshot_version AS "snapshotVersion", doc_hash AS "docHash", title,
      author_id::text AS "authorId", archived_at AS "archivedAt"
    FROM articles
    WHERE workspace_id = ${actor.workspaceId}::uuid AND id = ${articleId}::uuid
    FOR UPDATE`;
  if (!article) throw notFound('article');
  return article;
}

interface ArticleEvent {
  articleId: string;
  /** Past tense: annotation.created */
  type: string;
  subjectId?: string;
  data?: Prisma.InputJsonObject;
}

/**
 * Appends an event of an article with its next number, and marks the article as changed by the actor now. The article
 * must be locked by `lockArticle` in the same transaction, or two events could want one number. Who follows the article is told
 * when the transaction commits.
 */
export async function appendEvent(
  tx: Tx,
  actor: Actor,
  event: ArticleEvent,
  written: Pick<Prisma.ArticleUncheckedUpdateInput, 'version' | 'docHash' | 'textHash'> = {},
): Promise<number> {
  const { lastEventNumber } = await tx.article.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: event.articleId } },
    data: { ...written, lastEventNumber: { increment: 1 }, updatedAt: new Date(), updatedById: actor.userId },
    select: { lastEventNumber: true },
  });
  await tx.event.create({
    data: {
      workspaceId: actor.workspaceId,
      articleId: event.articleId,
      number: lastEventNumber,
      type: event.type,
      actorId: actor.userId,
      subjectId: event.subjectId ?? null,
      data: event.data ?? {},
    },
  });
  const { workspaceId } = actor;
  await notifyArticle(tx, { workspaceId, articleId: event.articleId, number: lastEventNumber });
  return lastEventNumber;
}

/** Appends an event of the workspace itself: members, invitations, sources, articles made or deleted. */
export async function appendWorkspaceEvent(
  tx: Tx,
  actor: Pick<Actor, 'workspaceId' | 'userId'>,
  event: Omit<ArticleEvent, 'articleId'>,
): Promise<void> {
  await tx.event.create({
    data: {
      workspaceId: actor.workspaceId,
      type: event.type,
      actorId: actor.userId,
      subjectId: event.subjectId ?? null,
      data: event.data ?? {},
    },
  });
}
