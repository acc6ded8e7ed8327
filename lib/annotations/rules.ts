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

/** Whether the kind is something to check: notes are talk, and cleared is the record that nothing is to check. */
export function isItem(kind: AnnotationKind): boolean {
  return kind !== 'note' && kind !== 'cleared';
}

/** Whether the kind may stand without a range, about the whole article. */
export function mayBeArticleLevel(kind: AnnotationKind): boolean {
  return kind === 'note' || kind === 'query';
}

/** Whether cue and source ranges belong to the kind. */
export function hasAttributionRoles(kind: AnnotationKind): boolean {
  return kind === 'quote' || kind === 'attribution';
}

/** Whether sources can be linked to the kind as evidence. */
export function takesEvidence(kind: AnnotationKind): boolean {
  return kind !== 'note' && kind !== 'cleared' && kind !== 'query';
}
