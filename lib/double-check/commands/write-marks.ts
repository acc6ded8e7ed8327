import { isSameValue } from '@/lib/annotations/value-rules';
import { checkRanges } from '@/lib/annotations/range-rules';
import { invalid, taken } from '@/lib/annotations/refusals';
import { canAnnotate } from '@/lib/annotations/policy';
import { requireVerdict } from '@/lib/annotations/require-verdict';
import type { Tx } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import {
  MOST_MARKS,
  type BlindMarkChange,
  type BlindMarkInput,
  type BlindMarkView,
  type DoubleCheckView,
  type MarkContent,
} from '@/lib/double-check/model';
import { markSelect, presentMark } from '@/lib/double-check/present';
import { lockCheck } from '@/lib/double-check/queries';
import { readMarkedText } from '@/lib/double-check/read-places';
import { refusalToMark, sideOf } from '@/lib/double-check/rules';
import { AppError, notFound } from '@/lib/errors';

const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/** Where a mark is, or is to be. */
interface MarkPlace {
  articleId: string;
  doubleCheckId: string;
}

/** Marks words for oneself, in the text of the double check. Nobody is told, and nothing is logged. Sending the same again makes one. */
export async function makeMark(
  actor: Actor,
  place: MarkPlace,
  { id, ...content }: BlindMarkInput,
): Promise<{ mark: BlindMarkView; created: boolean }> {
  return await writeMarks(actor, place, null, async (tx, check) => {
    const { workspaceId, userId } = actor;
    const stored = await findMark(tx, actor, id);
    if (stored) {
      const isSame = stored.userId === userId && stored.doubleCheckId === check.id;
      if (!isSame || !isSameValue(contentOf(stored.mark), content)) throw taken('mark');
      return { mark: stored.mark, created: false };
    }
    const marks = await tx.blindMark.count({ where: { workspaceId, doubleCheckId: check.id, userId } });
    if (marks >= MOST_MARKS) {
      throw new AppError('conflict', `There can be at most ${MOST_MARKS.toLocaleString('en')} marks.`);
    }
    const data = await columnsOf(tx, actor, check, content);
    const { count } = await tx.blindMark.createMany({
      data: { workspaceId, id, doubleCheckId: check.id, userId, ...data },
      skipDuplicates: true,
    });
    if (count === 0) throw taken('mark');
    return { mark: { ...content, id, userId, exact: data.exact, version: 1 }, created: true };
  });
}

/** Changes one's own mark as a whole; a conflict when it was changed meanwhile, as in another window. */
export async function changeMark(
  actor: Actor,
  place: MarkPlace,
  id: string,
  { version, ...content }: BlindMarkChange,
): Promise<BlindMarkView> {
  return await writeMarks(actor, place, id, async (tx, check) => {
    const stored = await requireOwnMark(tx, actor, check, id);
    if (isSameValue(contentOf(stored), content)) return stored;
    if (stored.version !== version) {
      throw new AppError('conflict', 'You changed this mark elsewhere meanwhile. Look at it again.');
    }
    const data = await columnsOf(tx, actor, check, content, stored.verdict);
    const row = await tx.blindMark.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { ...data, version: { increment: 1 }, updatedAt: new Date() },
      select: markSelect,
    });
    return presentMark(row);
  });
}

/** Takes one's own mark away. */
export async function deleteMark(actor: Actor, place: MarkPlace, id: string): Promise<void> {
  await writeMarks(actor, place, id, async (tx) => {
    await tx.blindMark.delete({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      select: { id: true },
    });
  });
}

// The article is not locked and gets no event: whoever watches it does not even learn that somebody marked something.
async function writeMarks<T>(
  actor: Actor,
  { articleId, doubleCheckId }: MarkPlace,
  markId: string | null,
  work: (tx: Tx, check: DoubleCheckView) => Promise<T>,
): Promise<T> {
  return await db.$transaction(async (tx) => {
    const check = await lockCheck(tx, actor, articleId, doubleCheckId);
    if (!canAnnotate(actor)) throw notAsked();
    // Before how it stands: the other's mark is as unknown as none, whatever else could be said.
    if (markId !== null) await requireOwnMark(tx, actor, check, markId);
    const side = sideOf(check, actor.userId);
    if (side === null) throw notAsked();
    const refusal = refusalToMark(check, side);
    if (refusal !== null) throw new AppError('conflict', refusal);
    return await work(tx, check);
  }, PATIENCE);
}

function notAsked(): AppError {
  return new AppError('forbidden', 'Only the two who were asked mark in a double check.');
}

async function findMark(tx: Tx, { workspaceId }: Actor, id: string) {
  const row = await tx.blindMark.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { ...markSelect, doubleCheckId: true },
  });
  if (!row) return null;
  const { doubleCheckId, ...mark } = row;
  return { doubleCheckId, userId: mark.userId, mark: presentMark(mark) };
}

async function requireOwnMark(
  tx: Tx,
  actor: Actor,
  check: DoubleCheckView,
  id: string,
): Promise<BlindMarkView> {
  const stored = await findMark(tx, actor, id);
  if (stored?.userId !== actor.userId || stored.doubleCheckId !== check.id) throw notFound('mark');
  return stored.mark;
}

async function columnsOf(
  tx: Tx,
  actor: Actor,
  check: DoubleCheckView,
  content: MarkContent,
  verdictBefore: string | null = null,
) {
  const { kind, start, end, status, verdict, statement, note } = content;
  const text = await readMarkedText(tx, actor, check);
  const ranges = checkRanges(kind, [{ role: 'content', start, end }], text);
  const problems: Record<string, string> = {};
  if (!ranges.ok) problems['start'] = ranges.message;
  if (kind === 'cleared' && status !== 'unchecked') problems['status'] = 'What is cleared has no status.';
  if (kind !== 'claim' && verdict !== null) problems['verdict'] = 'Only a claim has a verdict.';
  if (Object.keys(problems).length > 0) throw invalid(problems);
  // A mark keeps a verdict that was retired since: what is not changed is not asked about.
  if (verdict !== verdictBefore) await requireVerdict(tx, actor, [{ field: 'fields.verdict', to: verdict }]);
  const exact = text.slice(start, end);
  return { kind, startOffset: start, endOffset: end, exact, status, verdict, statement, note };
}

function contentOf({ kind, start, end, statement, status, verdict, note }: BlindMarkView): MarkContent {
  return { kind, start, end, statement, status, verdict, note };
}
