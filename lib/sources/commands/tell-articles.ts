import type { Actor } from '@/lib/auth/actor';
import { appendEvents, lockArticle } from '@/lib/events/append-event';
import type { Tx } from '@/lib/sources/commands/write-source';

/** How far it is looked for what derives from a source. */
const MOST_STEPS = 50;

/**
 * Locks the articles of all links of these sources and of what derives from them, deleted ones too, in the order of their ids. The sources
 * must be locked, so that there come no others; nothing of the links may have been written yet.
 */
export async function lockArticlesOf(tx: Tx, actor: Actor, sourceIds: readonly string[]): Promise<void> {
  const rows = await tx.annotation.findMany({
    where: {
      workspaceId: actor.workspaceId,
      evidence: { some: { sourceId: { in: await withDerived(tx, actor, sourceIds) } } },
    },
    distinct: ['articleId'],
    select: { articleId: true },
  });
  const articleIds = rows.map(({ articleId }) => articleId).toSorted();
  for (const articleId of articleIds) await lockArticle(tx, actor, articleId);
}

/**
 * Appends an event of the type to the articles of all links of these sources and of what derives from them, whose support is counted by
 * where they come from: one a link, so that open desks read them again. Articles are locked in the order of their ids, as two such writes
 * would otherwise wait for each other. Deleted links are left out.
 */
export async function tellArticles(
  tx: Tx,
  actor: Actor,
  type: `evidence.${string}`,
  sourceIds: readonly string[],
): Promise<void> {
  const { workspaceId, userId } = actor;
  const links = await tx.evidence.findMany({
    where: {
      workspaceId,
      sourceId: { in: await withDerived(tx, actor, sourceIds) },
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
    await appendEvents(tx, { workspaceId, articleId, isElsewhere: true }, events);
  }
}

// What was merged into a source leads to it as what derives from it does.
async function withDerived(tx: Tx, { workspaceId }: Actor, sourceIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE below AS (
      SELECT id, 0 AS steps FROM unnest(${[...sourceIds]}::uuid[]) AS id
      UNION
      SELECT s.id, below.steps + 1 FROM below
      JOIN sources s ON s.workspace_id = ${workspaceId}::uuid
        AND (s.derived_from_id = below.id OR s.merged_into_id = below.id)
      WHERE below.steps < ${MOST_STEPS}
    )
    SELECT DISTINCT id::text AS id FROM below`;
  return rows.map(({ id }) => id);
}
