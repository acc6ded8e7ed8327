import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { notFound } from '@/lib/errors';
import { replayStepsOf } from '@/lib/versions/apply-steps';
import { changedWords } from '@/lib/versions/changed-words';
import { textHash } from '@/lib/versions/doc-hash';
import {
  groupSittings,
  type HistoryItem,
  type HistoryPage,
  MOST_SITTINGS,
  MOST_STEPS_A_PAGE,
  type Sitting,
  type StepFacts,
} from '@/lib/versions/history-rules';
import { readSteps } from '@/lib/versions/queries';
import { readVersion } from '@/lib/versions/read-version';

/** Names that one page shows at most. */
const MOST_NAMES = 200;
/** Units of text that one page compares at most. */
const MOST_COMPARED = 2_000_000;

/** One page of an article's history, the newest first. Reads a bounded number of steps, however many there are. Throws not found for others' articles. */
export async function listHistory(
  actor: Actor,
  articleId: string,
  { cursor }: { cursor?: number | undefined },
): Promise<HistoryPage> {
  const place = { workspaceId: actor.workspaceId, articleId };
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { version: true, createdAt: true, createdById: true },
  });
  if (!article) throw notFound('article');
  const newest = Math.min(cursor ?? article.version, article.version);
  const steps = await db.step.findMany({
    where: { ...place, version: { lte: newest } },
    orderBy: { version: 'desc' },
    take: MOST_STEPS_A_PAGE,
    select: { version: true, authorId: true, proposedById: true, createdAt: true },
  });
  const revisions = await db.revision.findMany({
    where: { ...place, version: { lte: newest, gte: (steps.at(-1)?.version ?? 1) - 1 } },
    orderBy: [{ version: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_NAMES,
  });
  const runs = groupSittings(steps, new Set(revisions.map((revision) => revision.version)));
  // The last one may go on beyond what was read.
  const isCut = steps.length === MOST_STEPS_A_PAGE && runs.length > 1 && runs.length <= MOST_SITTINGS;
  const told = isCut ? runs.slice(0, -1) : runs.slice(0, MOST_SITTINGS);
  const oldest = (told.at(-1)?.at(-1)?.version ?? newest + 1) - 1;
  const { doc } = await readVersion(actor, articleId, told.length > 0 ? oldest : newest);
  const sittings = await readSittings(place, told, { version: oldest, doc });
  const isLast = told.length === 0 || oldest === 0;
  const items: HistoryItem[] = [
    ...sittings,
    ...revisions
      // Those at the version where this page ends stand on the next one, above what led to it.
      .filter(({ version }) => version > oldest || isLast)
      .map(({ id, version, name, textHash: hash, createdAt, createdById }) => ({
        kind: 'revision' as const,
        id,
        version,
        name,
        textHash: hash,
        at: createdAt.toISOString(),
        byId: createdById,
      })),
  ];
  items.sort((one, other) => versionOf(other) - versionOf(one) || rank(one) - rank(other));
  if (isLast) {
    const { createdAt, createdById: byId } = article;
    const hash = textHash(projectionOf(doc).text);
    items.push({ kind: 'imported', version: 0, textHash: hash, at: createdAt.toISOString(), byId });
  }
  return { items, nextCursor: isLast ? null : oldest, version: article.version };
}

const versionOf = (item: HistoryItem): number => (item.kind === 'sitting' ? item.to : item.version);
// A name stands above what led to the version that it names.
const rank = (item: HistoryItem): number => (item.kind === 'revision' ? 0 : 1);

/** What was done in each sitting, by following the steps once. */
async function readSittings(
  place: { workspaceId: string; articleId: string },
  runs: readonly StepFacts[][],
  base: { version: number; doc: Node },
): Promise<Sitting[]> {
  const newest = runs[0]?.[0]?.version ?? base.version;
  const rows = await readSteps(db, place, base.version, newest);
  let { doc } = base;
  let at = 0;
  let left = MOST_COMPARED;
  const sittings: Sitting[] = [];
  for (const run of runs.toReversed()) {
    const [last, first] = [run[0], run.at(-1)];
    if (!last || !first) continue;
    const steps = rows.slice(at, at + run.length).map(({ step }) => Step.fromJSON(documentSchema, step));
    const after = replayStepsOf(doc, steps);
    if (!after || steps.length < run.length)
      throw new Error(`The steps of article ${place.articleId} cannot be followed.`);
    at += run.length;
    const { read, ...words } = changedWords(doc, after, left);
    left = Math.max(0, left - read);
    sittings.push({
      kind: 'sitting',
      from: first.version - 1,
      to: last.version,
      authorId: last.authorId,
      proposedByIds: [...new Set(run.flatMap((step) => step.proposedById ?? []))],
      startedAt: first.createdAt.toISOString(),
      endedAt: last.createdAt.toISOString(),
      ...words,
    });
    doc = after;
    // Others have their turn between two.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return sittings;
}
