import type { Actor } from '@/lib/auth/actor';
import { describeRange } from '@/lib/anchoring/describe-range';
import type { AnnotationView, DecisionInput } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import { decisionOf, isLost } from '@/lib/annotations/rules';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { moveAnchors } from '@/lib/editor/move-anchors';
import { projectionOf } from '@/lib/editor/projection-of';
import { AppError } from '@/lib/errors';
import { appendEvent, lockArticle, type LockedArticle } from '@/lib/events/append-event';
import { newId } from '@/lib/ids';
import type { TextRange } from '@/lib/text/text-range';
import { type AppliedSteps, applySteps } from '@/lib/versions/apply-steps';
import { stepsFailure } from '@/lib/versions/commands/refusals';
import { requireWriter } from '@/lib/versions/require-writer';
import { type TextChange, writeText, type WrittenText } from '@/lib/versions/commands/write-text';
import { readLockedDoc } from '@/lib/versions/queries';
import { rememberDoc } from '@/lib/versions/read-doc';
import { replacingSteps } from '@/lib/versions/replacing-steps';
import type { StoredAnchor } from '@/lib/versions/stored-anchors';

type Tx = Prisma.TransactionClient;
type Suggestion = Extract<AnnotationView, { kind: 'suggestion' }>;

const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/**
 * Decides about a suggestion: accepting puts its words into the text, in the name of both. Only for those who may write there, and only
 * while the words are those that they saw. The same decision twice is one; another one is a conflict.
 */
export async function decideProposal(
  actor: Actor,
  articleId: string,
  annotationId: string,
  input: DecisionInput,
): Promise<AnnotationView> {
  const { annotation, written } = await db.$transaction(async (tx) => {
    const article = await lockArticle(tx, actor, articleId);
    requireWriter(actor, article);
    const stored = await requireAnnotation(actor, articleId, annotationId, tx);
    if (stored.kind !== 'suggestion') {
      throw new AppError('invalid_input', 'Only suggestions are accepted or rejected.');
    }
    const decided = decisionOf(stored);
    if (decided === input.decision) return { annotation: stored, written: null };
    if (decided !== 'open') throw refusal(`This was ${decided} already.`, stored);
    const accepted = input.decision === 'accepted' ? await accept(tx, actor, article, stored, input) : null;
    await writeDecision(tx, actor, stored, input.decision, accepted?.replaced ?? null);
    const after = await requireAnnotation(actor, articleId, annotationId, tx);
    return { annotation: after, written: accepted?.written ?? null };
  }, PATIENCE);
  if (written) rememberDoc({ workspaceId: actor.workspaceId, articleId, ...written }, written.doc);
  return annotation;
}

/** Writes the words and lets the suggestion stand on them; answers the words that they took the place of. */
async function accept(
  tx: Tx,
  actor: Actor,
  article: LockedArticle,
  stored: Suggestion,
  { words }: DecisionInput,
): Promise<{ written: WrittenText; replaced: string }> {
  const replacement = stored.fields.replacement ?? '';
  if (replacement.trim() === '') throw refusal('There is no wording to accept yet.', stored);
  const range = stored.ranges.find(({ role }) => role === 'content');
  if (!range || isLost(range)) throw refusal('Its words have lost their place. Reattach it first.', stored);
  const doc = await readLockedDoc(tx, actor, article);
  const replaced = projectionOf(doc).text.slice(range.start, range.end);
  if (replaced !== words) {
    throw refusal('Somebody changed these words meanwhile. Look at them again, then decide.', stored);
  }
  if (replacement === replaced) throw refusal('This is how it reads already.', stored);
  const steps = replacingSteps(doc, range, replacement).map((step) => step.toJSON() as unknown);
  const applied = applySteps(doc, steps);
  if (!applied.ok) throw stepsFailure(applied.fault);
  const change: TextChange = {
    ...applied,
    clientId: newId(),
    authorId: actor.userId,
    proposedById: stored.createdById,
    place: placeBy(applied, range, stored.id),
    data: { suggestionId: stored.id },
  };
  const written = await writeText(tx, actor, article, [change]);
  return { written, replaced };
}

/**
 * Where anchors are once the words in `range` are others: the suggestion's own means the new ones, and what stood on all of the old ones
 * stands on the new, changed. From the steps alone both would be gone.
 */
function placeBy({ docs, maps }: AppliedSteps, range: TextRange, suggestionId: string) {
  const [before = '', after = ''] = [docs[0], docs.at(-1)].map((doc) => doc && projectionOf(doc).text);
  const grown = after.length - before.length;
  return (anchors: StoredAnchor[]): StoredAnchor[] =>
    moveAnchors(docs, maps, anchors).map((moved, index) => {
      const { start = 0, end = 0, placement = 'placed' } = anchors[index] ?? {};
      const isAround = start <= range.start && end >= range.end;
      const place = { start, end: end + grown };
      if (moved.annotationId === suggestionId) {
        return { ...moved, ...describeRange(after, start, end + grown), placement: 'placed', memory: null };
      }
      if (isAround && isLost(moved) && !isLost({ placement }))
        return { ...moved, ...place, placement: 'changed' };
      return moved;
    });
}

async function writeDecision(
  tx: Tx,
  actor: Actor,
  stored: Suggestion,
  decision: DecisionInput['decision'],
  replaced: string | null,
): Promise<void> {
  const { workspaceId, userId } = actor;
  const now = new Date();
  const decided = { decision, decidedById: userId, decidedAt: now.toISOString() };
  const fields = { ...stored.fields, ...decided, ...(replaced !== null && { replaced }) };
  await tx.annotation.update({
    where: { workspaceId_id: { workspaceId, id: stored.id } },
    data: { fields, version: { increment: 1 }, updatedAt: now, updatedById: userId },
  });
  await appendEvent(tx, actor, {
    articleId: stored.articleId,
    type: `suggestion.${decision}`,
    subjectId: stored.id,
    data: { annotationId: stored.id, proposedById: stored.createdById },
  });
}

function refusal(message: string, annotation: AnnotationView): AppError {
  return new AppError('conflict', message, { details: { annotation } });
}
