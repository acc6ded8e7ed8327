import type { Actor } from '@/lib/auth/actor';
import { canAnnotate } from '@/lib/annotations/policy';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { lockArticle, type LockedArticle } from '@/lib/events/append-event';
import { tellPeople } from '@/lib/inbox/tell-people';
import { moveAfterWork } from '@/lib/review/move-by-itself';
import { requireOpen } from '@/lib/review/require-open';

export type Tx = Prisma.TransactionClient;

// Writes on one article wait for each other; waiting for a busy one is better than failing.
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/**
 * One write on an article: locked, authorized, and open. Throws not found, then forbidden for viewers, then a conflict for the archive
 * and for what is published, before `work` begins. What it does may move the article (`moveAfterWork`), and is told to those whom it concerns (`tellPeople`).
 */
export async function writeOnArticle<T>(
  actor: Actor,
  articleId: string,
  work: (tx: Tx, article: LockedArticle) => Promise<T>,
): Promise<T> {
  return await writeOnArticleAfter(actor, articleId, async () => {}, work);
}

/** `writeOnArticle` for a write that locks something else in `first`, before the article: sources come before articles. */
export async function writeOnArticleAfter<T>(
  actor: Actor,
  articleId: string,
  first: (tx: Tx) => Promise<void>,
  work: (tx: Tx, article: LockedArticle) => Promise<T>,
): Promise<T> {
  return await db.$transaction(async (tx) => {
    await first(tx);
    const article = await lockArticle(tx, actor, articleId);
    if (!canAnnotate(actor)) {
      throw new AppError('forbidden', 'Viewers read along. Ask an editor for another role to annotate.');
    }
    requireOpen(article);
    const done = await work(tx, article);
    const { workspaceId, userId: actorId } = actor;
    await moveAfterWork(tx, { workspaceId, actorId, article });
    await tellPeople(tx, { workspaceId, article });
    return done;
  }, PATIENCE);
}

/**
 * The row of an annotation of exactly this article. Throws not found for every other id, and, telling so, for one that was
 * deleted.
 */
export async function requireAnnotationRow(tx: Tx, actor: Actor, articleId: string, annotationId: string) {
  const row = await findAnnotationRow(tx, actor, articleId, annotationId);
  if (!row) throw notFound('annotation');
  if (row.deletedAt) {
    throw new AppError('not_found', 'This annotation was deleted meanwhile. Restore it to go on.');
  }
  return row;
}

/** Like `requireAnnotationRow`, deleted ones included; null for none. */
export async function findAnnotationRow(tx: Tx, actor: Actor, articleId: string, annotationId: string) {
  return await tx.annotation.findUnique({
    where: { workspaceId_articleId_id: { workspaceId: actor.workspaceId, articleId, id: annotationId } },
    select: { id: true, kind: true, visibility: true, createdById: true, deletedAt: true },
  });
}
