import type { CommentInput } from '@/lib/annotations/comment-model';
import type { AnnotationInput } from '@/lib/annotations/model';
import { taken } from '@/lib/annotations/refusals';
import { writeOnArticle, type Tx } from '@/lib/annotations/write-on-article';
import { inWords } from '@/lib/activity/say-rules';
import type { Actor } from '@/lib/auth/actor';
import { compareMarks, rowKey, type ComparedRow } from '@/lib/double-check/agreement-rules';
import { decisionComment, fieldsFor, outcomeOf, type Outcome } from '@/lib/double-check/decision-rules';
import type { DecisionInput, DecisionView, DoubleCheckView } from '@/lib/double-check/model';
import { canDecide } from '@/lib/double-check/policy';
import { decisionSelect, presentDecision } from '@/lib/double-check/present';
import { lockCheck, readDecisions, readMarks } from '@/lib/double-check/queries';
import { readPlaces } from '@/lib/double-check/read-places';
import { refusalToDecide } from '@/lib/double-check/rules';
import { AppError, notFound } from '@/lib/errors';
import { appendEvent, type LockedArticle } from '@/lib/events/append-event';
import { refuseUnproved } from '@/lib/evidence/decide-override';
import { getScale } from '@/lib/review/scale-queries';
import { verdictOf } from '@/lib/review/scale-rules';
import type { TextRange } from '@/lib/text/text-range';

/** What the room of annotations does in the same transaction; its commands are given by whoever composes the two. */
export interface Writers {
  annotate: (tx: Tx, actor: Actor, article: LockedArticle, input: AnnotationInput) => Promise<unknown>;
  comment: (
    tx: Tx,
    actor: Actor,
    place: { articleId: string; annotationId: string },
    input: CommentInput,
  ) => Promise<unknown>;
}

/**
 * Decides one row of a comparison. What is decided becomes an annotation where the words stand now, or is told to the one of that kind
 * that is there on exactly these words; with the words changed, or for the side that marked nothing, nothing is annotated. Sending the
 * same again decides nothing; a row that was decided is a conflict.
 */
export async function decideDifference(
  actor: Actor,
  { articleId, doubleCheckId }: { articleId: string; doubleCheckId: string },
  input: DecisionInput,
  writers: Writers,
): Promise<{ decision: DecisionView; created: boolean }> {
  return await writeOnArticle(actor, articleId, async (tx, article) => {
    const check = await lockCheck(tx, actor, articleId, doubleCheckId);
    if (!canDecide(actor, check)) {
      throw new AppError('forbidden', 'A reviewer who is not one of the two decides where they differ.');
    }
    const known = (await readDecisions(tx, actor, check.id)).find(
      ({ id, leftMarkId, rightMarkId }) =>
        id === input.id || rowKey(leftMarkId, rightMarkId) === rowKey(input.leftMarkId, input.rightMarkId),
    );
    if (known) {
      if (isSent(known, actor, input)) return { decision: known, created: false };
      throw new AppError('conflict', 'This was decided meanwhile. Look at it again.');
    }
    const refusal = refusalToDecide(check);
    if (refusal !== null) throw new AppError('conflict', refusal);
    const row = await requireRow(tx, actor, check, input);
    const outcome = outcomeOf(row, input.choice, input.own);
    if (outcome === undefined) throw nowhere();
    const annotationId =
      outcome && (await annotateFor({ tx, actor, article, check, input, writers, row, outcome }));
    const { id, leftMarkId, rightMarkId, choice, comment } = input;
    const { count } = await tx.doubleCheckDecision.createMany({
      data: {
        workspaceId: actor.workspaceId,
        id,
        doubleCheckId,
        leftMarkId,
        rightMarkId,
        choice,
        annotationId,
        comment,
        byId: actor.userId,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw taken('decision');
    await appendEvent(tx, actor, {
      articleId,
      type: 'double_check.difference_decided',
      subjectId: doubleCheckId,
      data: { choice, ...(annotationId !== null && { annotationId }) },
    });
    const made = await tx.doubleCheckDecision.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      select: decisionSelect,
    });
    return { decision: presentDecision(made), created: true };
  });
}

function isSent(known: DecisionView, actor: Actor, input: DecisionInput): boolean {
  return (
    known.id === input.id &&
    known.byId === actor.userId &&
    known.choice === input.choice &&
    known.leftMarkId === input.leftMarkId &&
    known.rightMarkId === input.rightMarkId
  );
}

function nowhere(): AppError {
  const message = 'Choose words that one of the two marked.';
  return new AppError('invalid_input', message, { fields: { own: message } });
}

async function requireRow(
  tx: Tx,
  actor: Actor,
  check: DoubleCheckView,
  { leftMarkId, rightMarkId }: DecisionInput,
): Promise<ComparedRow> {
  const marks = await readMarks(tx, actor, check.id, null);
  const of = (userId: string) => marks.filter((mark) => mark.userId === userId);
  const { rows } = compareMarks(of(check.leftId), of(check.rightId), 0);
  const row = rows.find(({ key }) => key === rowKey(leftMarkId, rightMarkId));
  if (!row) throw notFound('pair of marks');
  return row;
}

interface Deciding {
  tx: Tx;
  actor: Actor;
  article: LockedArticle;
  check: DoubleCheckView;
  input: DecisionInput;
  writers: Writers;
  row: ComparedRow;
  outcome: Outcome;
}

/** What stands on the article for the decision; null where its words are others now. */
async function annotateFor({
  tx,
  actor,
  article,
  check,
  input,
  writers,
  row,
  outcome,
}: Deciding): Promise<string | null> {
  const place = (await readPlaces(tx, actor, check, [outcome.words])).get(outcome.words.id);
  if (!place) return null;
  const { content } = outcome;
  const isHeldBack = content.kind === 'claim' && (await isUnproved(tx, actor, content.status));
  const there = await findStanding(tx, actor, article.id, content.kind, place);
  const annotationId = there ?? input.annotationId;
  if (there === null) {
    await writers.annotate(tx, actor, article, {
      id: annotationId,
      kind: content.kind,
      articleVersion: article.version,
      ranges: [{ role: 'content', ...place }],
      ...(content.kind !== 'cleared' && { status: isHeldBack ? 'in_progress' : content.status }),
      fields: fieldsFor(content),
    });
  }
  const scale = await getScale(actor, tx);
  const people = await tx.user.findMany({
    where: { id: { in: [check.leftId, check.rightId] } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  const body = decisionComment({
    left: { name: nameOf(check.leftId), mark: row.left },
    right: { name: nameOf(check.rightId), mark: row.right },
    decided: content,
    choice: input.choice,
    comment: input.comment,
    isHeldBack: isHeldBack && there === null,
    statusName: inWords,
    kindName: inWords,
    verdictName: (verdict) => verdictOf(scale, verdict).label,
  });
  await writers.comment(tx, actor, { articleId: article.id, annotationId }, { id: input.commentId, body });
  return annotationId;
}

// A double check is no evidence: what the workspace asks of a verified claim is asked of this one too.
async function isUnproved(tx: Tx, actor: Actor, status: Outcome['content']['status']): Promise<boolean> {
  try {
    await refuseUnproved(tx, actor, status);
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return true;
    throw error;
  }
}

/** An annotation of the kind on exactly these words, the oldest of several. */
async function findStanding(
  tx: Tx,
  { workspaceId }: Actor,
  articleId: string,
  kind: Outcome['content']['kind'],
  { start, end }: TextRange,
): Promise<string | null> {
  const here = { role: 'content', startOffset: start, endOffset: end } as const;
  const row = await tx.annotation.findFirst({
    where: { workspaceId, articleId, kind, deletedAt: null, anchors: { some: here, every: here } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return row?.id ?? null;
}
