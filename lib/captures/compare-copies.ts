import { comparing } from '@/lib/anchoring/carry-anchors';
import type { Actor } from '@/lib/auth/actor';
import { CarriedPassages, type PassageFate } from '@/lib/captures/carried-passages';
import type { CitedPassage, CopyCompareQuery, CopyComparison } from '@/lib/captures/comparison-model';
import { requireCapture } from '@/lib/captures/queries';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { documentSchema } from '@/lib/editor/schema';
import { notFound } from '@/lib/errors';
import { requireSource } from '@/lib/sources/queries';
import { readingText } from '@/lib/versions/compared-text';
import { comparingBlocks, type ComparedText } from '@/lib/versions/comparison-rules';
import { inSlices } from '@/lib/versions/in-slices';
import { inTurn } from '@/lib/versions/turns';

/** Passages that one comparison tells of at most. */
const MOST_CITED = 1_000;

/**
 * Two copies of one source word by word, in slices, and what became in the second one of every passage that annotations rest on. Without
 * a query the newest copy and the one before it. Throws not found for copies of other sources and for a source without copies.
 */
export async function compareCopies(
  actor: Actor,
  sourceId: string,
  query: CopyCompareQuery,
): Promise<CopyComparison> {
  await requireSource(actor, sourceId);
  const to = await requireCapture(actor, query.to ?? (await newestBefore(actor, sourceId)), sourceId);
  const from = await requireCapture(
    actor,
    query.from ?? (await newestBefore(actor, sourceId, to.number, to.id)),
    sourceId,
  );
  const [old, fresh] = [await textOf(actor, from.id), await textOf(actor, to.id)];
  const comparison = await inTurn([old.text, fresh.text], async () =>
    inSlices(comparingBlocks(old, fresh, await inSlices(comparing(old.text, fresh.text)))),
  );
  return { from, to, comparison, cited: await listCited(actor, sourceId, from.id, to.id, fresh.text) };
}

async function newestBefore(
  { workspaceId }: Actor,
  sourceId: string,
  number?: number,
  otherwise?: string,
): Promise<string> {
  const row = await db.capture.findFirst({
    where: { workspaceId, sourceId, ...(number !== undefined && { number: { lt: number } }) },
    orderBy: [{ number: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  const id = row?.id ?? otherwise;
  if (id === undefined) throw notFound('copy');
  return id;
}

async function textOf({ workspaceId }: Actor, id: string): Promise<ComparedText> {
  const { doc } = await db.capture.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { doc: true },
  });
  return await inSlices(readingText(documentSchema.nodeFromJSON(doc)));
}

const citedSelect = {
  id: true,
  relation: true,
  captureId: true,
  passageStart: true,
  passageEnd: true,
  newestCaptureId: true,
  newestPlacement: true,
  newestStart: true,
  newestEnd: true,
  capture: { select: { number: true } },
  annotation: {
    select: { id: true, kind: true, articleId: true, article: { select: { title: true } } },
  },
} as const satisfies Prisma.EvidenceSelect;
type CitedRow = Prisma.EvidenceGetPayload<{ select: typeof citedSelect }>;

async function listCited(
  { workspaceId }: Actor,
  sourceId: string,
  fromId: string,
  toId: string,
  fresh: string,
): Promise<CitedPassage[]> {
  const rows = await db.evidence.findMany({
    where: {
      workspaceId,
      sourceId,
      deletedAt: null,
      annotation: { deletedAt: null },
      captureId: { not: null },
      passageStart: { not: null },
    },
    orderBy: [{ captureId: 'asc' }, { passageStart: 'asc' }, { id: 'asc' }],
    take: MOST_CITED,
    select: citedSelect,
  });
  const carried = new CarriedPassages(workspaceId, fresh);
  const words = await wordsOf(workspaceId, rows);
  // All together, so that each pair of texts is compared once.
  await carried.carry(
    db,
    rows.flatMap((row) => {
      const { captureId, passageStart: start, passageEnd: end } = row;
      if (captureId === null || start === null || end === null || storedFate(row, toId)) return [];
      return [{ captureId, start, end }];
    }),
  );
  const cited: CitedPassage[] = [];
  for (const row of rows) {
    const { captureId, passageStart: start, passageEnd: end, capture, annotation } = row;
    if (captureId === null || start === null || end === null || !capture) continue;
    const fate = storedFate(row, toId) ?? (await carried.carry(db, [{ captureId, start, end }]))[0];
    const place =
      fate && fate.start !== null && fate.end !== null ? { start: fate.start, end: fate.end } : null;
    cited.push({
      evidenceId: row.id,
      annotationId: annotation.id,
      articleId: annotation.articleId,
      articleTitle: annotation.article.title,
      kind: annotation.kind,
      relation: row.relation,
      captureNumber: capture.number,
      words: words.get(row.id) ?? '',
      placement: fate?.placement ?? 'orphaned',
      place,
      wordsNow: place ? fresh.slice(place.start, place.end) : '',
      from: captureId === fromId ? { start, end } : null,
    });
  }
  return cited;
}

/** What was found out when the newest copy was kept need not be found out again. */
function storedFate(row: CitedRow, toId: string): PassageFate | null {
  if (row.captureId === toId) return { placement: 'placed', start: row.passageStart, end: row.passageEnd };
  if (row.newestCaptureId !== toId || row.newestPlacement === null) return null;
  return { placement: row.newestPlacement, start: row.newestStart, end: row.newestEnd };
}

/** The words of the passages in their own copies, of whose texts one is in memory at a time. */
async function wordsOf(workspaceId: string, rows: readonly CitedRow[]): Promise<ReadonlyMap<string, string>> {
  const words = new Map<string, string>();
  for (const captureId of new Set(rows.map((row) => row.captureId))) {
    if (captureId === null) continue;
    const { text } = await db.capture.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: captureId } },
      select: { text: true },
    });
    for (const row of rows) {
      if (row.captureId === captureId)
        words.set(row.id, text.slice(row.passageStart ?? 0, row.passageEnd ?? 0));
    }
  }
  return words;
}
