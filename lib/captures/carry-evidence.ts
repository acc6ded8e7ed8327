import type { Actor } from '@/lib/auth/actor';
import type { Placement } from '@/lib/annotations/model';
import type { Passage } from '@/lib/captures/carried-passages';
import type { NewestFates } from '@/lib/captures/newest-copy';
import type { Prisma } from '@/lib/db/generated/client';
import { appendEvents, lockArticle } from '@/lib/events/append-event';

type Tx = Prisma.TransactionClient;

/**
 * Tells each link of a source with a passage in a copy what became of it in the newest one, and those who follow an article of which
 * something did; null where no copy is newer. What stays in its place is no news. For whoever keeps a copy or gives copies to another
 * source. The source must be locked; the articles are locked here, in the order of their ids, before any link is written.
 */
export async function carryEvidence(
  tx: Tx,
  actor: Actor,
  sourceId: string,
  newest: NewestFates,
): Promise<void> {
  const { workspaceId, userId } = actor;
  const cited = await listCitedEvidence(tx, workspaceId, sourceId);
  if (cited.length === 0) return;
  const found = await newest.find(tx, sourceId, cited);
  const fates = cited.map((evidence, index) => ({ ...evidence, fate: found[index] ?? null }));
  const news = fates.filter(
    (each) => each.isShown && isNews(each.newestPlacement, each.fate?.placement ?? null),
  );
  const articleIds = [...new Set(news.map(({ articleId }) => articleId))].toSorted();
  for (const articleId of articleIds) await lockArticle(tx, actor, articleId);
  await tx.$executeRaw`
    UPDATE evidence SET newest_capture_id = fate.capture_id, newest_placement = fate.placement::placement,
      newest_start = fate.start_offset, newest_end = fate.end_offset
    FROM unnest(
      ${fates.map(({ id }) => id)}::uuid[], ${fates.map(({ fate }) => fate?.captureId ?? null)}::uuid[],
      ${fates.map(({ fate }) => fate?.placement ?? null)}::text[],
      ${fates.map(({ fate }) => fate?.start ?? null)}::int[], ${fates.map(({ fate }) => fate?.end ?? null)}::int[]
    ) AS fate(id, capture_id, placement, start_offset, end_offset)
    WHERE evidence.workspace_id = ${workspaceId}::uuid AND evidence.id = fate.id`;
  for (const articleId of articleIds) {
    const told = news.filter((each) => each.articleId === articleId);
    const events = told.map(({ id, annotationId, captureId, fate }) => ({
      type: 'evidence.source_changed',
      subjectId: id,
      actorId: userId,
      data: {
        annotationId,
        captureId: fate?.captureId ?? captureId,
        placement: fate?.placement ?? 'placed',
      },
    }));
    await appendEvents(tx, { workspaceId, articleId }, events);
  }
}

/** A link of a source with a passage in one of its copies. */
interface CitedEvidence extends Passage {
  id: string;
  annotationId: string;
  articleId: string;
  newestPlacement: Placement | null;
  /** Neither the link nor its annotation was deleted. */
  isShown: boolean;
}

// Deleted ones too, which may come back.
async function listCitedEvidence(tx: Tx, workspaceId: string, sourceId: string): Promise<CitedEvidence[]> {
  const rows = await tx.evidence.findMany({
    where: { workspaceId, sourceId, captureId: { not: null }, passageStart: { not: null } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      annotationId: true,
      captureId: true,
      passageStart: true,
      passageEnd: true,
      newestPlacement: true,
      deletedAt: true,
      annotation: { select: { articleId: true, deletedAt: true } },
    },
  });
  return rows.flatMap(
    ({ captureId, passageStart: start, passageEnd: end, annotation, deletedAt, ...row }) => {
      if (captureId === null || start === null || end === null) return [];
      const isShown = deletedAt === null && annotation.deletedAt === null;
      return [{ ...row, captureId, start, end, articleId: annotation.articleId, isShown }];
    },
  );
}

function isNews(before: Placement | null, now: Placement | null): boolean {
  return (before ?? 'placed') !== (now ?? 'placed');
}
