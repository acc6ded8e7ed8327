import type { Actor } from '@/lib/auth/actor';
import { appendEvents, lockArticle } from '@/lib/events/append-event';
import type { Tx } from '@/lib/sources/commands/write-source';

/**
 * Locks the articles of all links of these sources, deleted ones too, in the order of their ids. The sources must be locked, so that
 * there come no others; nothing of the links may have been written yet.
 */
export async function lockArticlesOf(tx: Tx, actor: Actor, sourceIds: readonly string[]): Promise<void> {
  const rows = await tx.annotation.findMany({
    where: {
      workspaceId: actor.workspaceId,
      evidence: { some: { sourceId: { in: [...sourceIds] } } },
    },
    distinct: ['articleId'],
    select: { articleId: true },
  });
  const articleIds = rows.map(({ articleId }) => articleId).toSorted();
  for (const articleId of articleIds) await lockArticle(tx, actor, articleId);
}

/**
 * Appends an event of the type to the articles of these links, one a link, so that open desks read them again. Articles are locked in the
 * order of their ids, as two such writes would otherwise wait for each other. Deleted links are left out.
 */
export async function tellArticles(
  tx: Tx,
  actor: Actor,
  type: `evidence.${string}`,
  which: { sourceId: string } | { evidenceIds: readonly string[] },
): Promise<void> {
  const { workspaceId, userId } = actor;
  const links = await tx.evidence.findMany({
    where: {
      workspaceId,
      ...('sourceId' in which ? { sourceId: which.sourceId } : { id: { in: [...which.evidenceIds] } }),
      deletedAt: null,
      annotation: { deletedAt: null },
    },
    select: { id: true, annotation: { select: { id: true, articleId: true } } },
    orderBy: { id: 'asc' },
  });
  const articleIds = [...new Set(links.map((link) => link.annotation.articleId))].toSorted();
  for (const articleId of articleIds) {
    await lockArticle(tx, actor, articleId);
    const events = links
      .filter((link) => link.annotation.articleId === articleId)
      .map(({ id, annotation }) => ({
        type,
        actorId: userId,
        subjectId: id,
        data: { annotationId: annotation.id },
      }));
    await appendEvents(tx, { workspaceId, articleId }, events);
  }
}
