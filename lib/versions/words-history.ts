import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';
import { listAnnotationsByIds } from '@/lib/annotations/queries';
import { isFinished } from '@/lib/annotations/rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { rangeMapper } from '@/lib/editor/map-range';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { AppError, notFound } from '@/lib/errors';
import { snapToGrapheme } from '@/lib/text/graphemes';
import type { TextRange } from '@/lib/text/text-range';
import {
  MOST_STEPS_BACK,
  type StepFacts,
  type WordsHistory,
  type WordsQuery,
  type WrittenWords,
} from '@/lib/versions/history-rules';
import { MOST_STEPS_READ } from '@/lib/versions/model';
import { readSteps } from '@/lib/versions/queries';
import { readVersion } from '@/lib/versions/read-version';
import { traceBack, type TracedPiece } from '@/lib/versions/trace-words';

const AT_ONCE = 500;
const MOST_PIECES = 300;
const MOST_WORDS = 200;
/** Pieces by one person within so long are one. */
const TOGETHER_MS = 10 * 60_000;

/**
 * Who wrote the words of a range of the text at a version, and the checks of what stands on it now. Looks back over a bounded number
 * of steps, and says how far. Throws not found for others' articles and `invalid_input` for a range that is not in the text.
 */
export async function readWordsHistory(
  actor: Actor,
  articleId: string,
  { start = 0, end: asked, version: wanted }: WordsQuery,
): Promise<WordsHistory> {
  const { doc, version, current } = await readVersion(actor, articleId, wanted);
  const { text } = projectionOf(doc);
  const end = asked ?? text.length;
  if (end > text.length || start > end) {
    throw new AppError('invalid_input', 'These words are not in the text.', {
      fields: { end: 'This is not in the text.' },
    });
  }
  const traced = await trace(actor, articleId, doc, { start, end, version });
  const range = await rangeNow(actor, articleId, doc, { start, end, version, current });
  return { ...traced, checks: await readChecks(actor, articleId, range) };
}

async function trace(
  actor: Actor,
  articleId: string,
  doc: Node,
  { start, end, version }: TextRange & { version: number },
) {
  const place = { workspaceId: actor.workspaceId, articleId };
  const projection = projectionOf(doc);
  const [from, to] = [projection.offsetToPos(start, 1), projection.offsetToPos(end, -1)];
  let open: TracedPiece[] = [{ from, to, origin: from }];
  let at = version;
  const found: { piece: TracedPiece; by: StepFacts }[] = [];
  while (open.length > 0 && at > 0 && version - at < MOST_STEPS_BACK) {
    const rows = await db.step.findMany({
      where: { ...place, version: { lte: at, gt: at - AT_ONCE } },
      orderBy: { version: 'desc' },
      select: { version: true, authorId: true, proposedById: true, createdAt: true, step: true },
    });
    for (const { step, ...by } of rows) {
      const { broughtIn, kept } = traceBack(open, Step.fromJSON(documentSchema, step).getMap());
      found.push(...broughtIn.map((piece) => ({ piece, by })));
      open = kept;
      at = by.version - 1;
      if (open.length === 0) break;
    }
    if (rows.length === 0) throw new Error(`Steps of article ${articleId} are missing at version ${at}.`);
  }
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { createdAt: true, createdById: true },
  });
  if (!article) throw notFound('article');
  const rest =
    at === 0
      ? { origin: 'imported' as const, byId: article.createdById, at: article.createdAt.toISOString() }
      : { origin: 'older' as const, byId: null, at: null };
  const all = [
    ...found.map(({ piece, by }) => ({
      piece,
      told: {
        origin: 'written' as const,
        byId: by.authorId,
        proposedById: by.proposedById,
        at: by.createdAt.toISOString(),
        version: by.version,
      },
    })),
    ...open.map((piece) => ({ piece, told: { ...rest, proposedById: null, version: at } })),
  ];
  return { pieces: presentPieces(doc, all), lookedBackTo: at };
}

type Told = Omit<WrittenWords, 'start' | 'end' | 'words'>;

function presentPieces(doc: Node, found: readonly { piece: TracedPiece; told: Told }[]): WrittenWords[] {
  const projection = projectionOf(doc);
  const pieces: (TextRange & Told)[] = [];
  for (const { piece, told } of found.toSorted((one, other) => one.piece.origin - other.piece.origin)) {
    const start = projection.posToOffset(piece.origin, 1);
    const end = projection.posToOffset(piece.origin + piece.to - piece.from, -1);
    const last = pieces.at(-1);
    // A piece of nothing but structure.
    if (start >= end) continue;
    if (last && isTogether(last, told)) {
      last.end = end;
      if ((told.at ?? '') > (last.at ?? '')) Object.assign(last, { at: told.at, version: told.version });
    } else pieces.push({ start, end, ...told });
  }
  return pieces
    .slice(0, MOST_PIECES)
    .map((piece) => ({ ...piece, words: cut(projection.text.slice(piece.start, piece.end)) }));
}

function isTogether(one: Told, other: Told): boolean {
  const isSame =
    one.origin === other.origin && one.byId === other.byId && one.proposedById === other.proposedById;
  if (!isSame || one.at === null || other.at === null) return isSame;
  return Math.abs(Date.parse(one.at) - Date.parse(other.at)) < TOGETHER_MS;
}

function cut(words: string): string {
  if (words.length <= MOST_WORDS) return words;
  return `${words.slice(0, snapToGrapheme(words, MOST_WORDS, -1))}…`;
}

/** The range in the text as it is now. */
async function rangeNow(
  actor: Actor,
  articleId: string,
  before: Node,
  { start, end, version, current }: TextRange & { version: number; current: number },
): Promise<TextRange> {
  if (version === current) return { start, end };
  if (current - version > MOST_STEPS_READ) {
    throw new AppError('conflict', 'The text was changed much since you opened it. Open it again.');
  }
  const { doc } = await readVersion(actor, articleId, current);
  const steps = await readSteps(db, { workspaceId: actor.workspaceId, articleId }, version, current);
  const maps = steps.map(({ step }) => Step.fromJSON(documentSchema, step).getMap());
  return rangeMapper(before, maps, doc)({ start, end });
}

async function readChecks(
  actor: Actor,
  articleId: string,
  { start, end }: TextRange,
): Promise<WordsHistory['checks']> {
  const rows = await db.anchor.findMany({
    where: {
      workspaceId: actor.workspaceId,
      articleId,
      startOffset: { lt: end },
      endOffset: { gt: start },
      annotation: { deletedAt: null },
    },
    distinct: ['annotationId'],
    orderBy: { annotationId: 'asc' },
    take: MOST_PIECES,
    select: { annotationId: true },
  });
  const ids = rows.map(({ annotationId }) => annotationId);
  const { items } = await listAnnotationsByIds(actor, articleId, ids);
  return items
    .map(({ id, kind, status, check }) => {
      const { byId = null, at = null } = check ?? {};
      return { annotationId: id, kind, status, isFinished: isFinished(status), byId, at };
    })
    .toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? ''));
}
