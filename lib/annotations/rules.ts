import type { AnnotationKind, VerificationStatus } from '@/lib/annotations/model';

/** Statuses in which a check is done; all others keep their sentence open. */
const FINISHED: ReadonlySet<VerificationStatus> = new Set([
  'verified',
  'verified_with_change',
  'unverifiable',
  'not_checkable',
]);

/** Whether a check in this status is done (domain.md 1.5). */
export function isFinished(status: VerificationStatus): boolean {
  return FINISHED.has(status);
}

/**
 * Whether the kind is something to check: notes are talk, cleared is the record that nothing is to check, and a suggestion is to be
 * decided.
 */
export function isItem(kind: AnnotationKind): boolean {
  return kind !== 'note' && kind !== 'cleared' && kind !== 'suggestion';
}

/** Whether the kind may stand without a range, about the whole article. */
export function mayBeArticleLevel(kind: AnnotationKind): boolean {
  return kind === 'note' || kind === 'query';
}

/** The fields of a suggestion that are written by the decision about it, and by nobody's hand. */
export const DECISION_FIELDS = ['decision', 'decidedById', 'decidedAt', 'replaced'] as const;
export type DecisionField = (typeof DECISION_FIELDS)[number];

/** Whether a field of a kind is written by a decision alone. */
export function isDecisionField(kind: AnnotationKind, name: string): boolean {
  return kind === 'suggestion' && DECISION_FIELDS.some((each) => each === name);
}

/** Whether cue and source ranges belong to the kind. */
export function hasAttributionRoles(kind: AnnotationKind): boolean {
  return kind === 'quote' || kind === 'attribution';
}

/** Whether sources can be linked to the kind as evidence. */
export function takesEvidence(kind: AnnotationKind): boolean {
  return isItem(kind) && kind !== 'query';
}
