import { DECISIONS, type AnnotationKind, type Decision } from '@/lib/annotations/kind-model';
import {
  PLACEMENTS,
  type AnnotationView,
  type Placement,
  type VerificationStatus,
} from '@/lib/annotations/model';
import type { CoverageItem } from '@/lib/coverage/coverage';

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

/** Whether the status says that what was checked is accurate, as it stood or after a change. */
export function isAccurate(status: VerificationStatus): boolean {
  return status === 'verified' || status === 'verified_with_change';
}

/** The placement that says least of where an annotation is: that of its worst range. An annotation without ranges is `placed`. */
export function placementOf({ ranges }: Pick<AnnotationView, 'ranges'>): Placement {
  const worst = Math.max(0, ...ranges.map(({ placement }) => PLACEMENTS.indexOf(placement)));
  return PLACEMENTS[worst] ?? 'placed';
}

/** Whether the words are no longer those that were marked: changed, or without a place. */
export function hasOtherWords({ ranges }: Pick<AnnotationView, 'ranges'>): boolean {
  return ranges.some(({ placement }) => !isWhole(placement));
}

/** Whether the words of a range stand as they were marked, wherever that is. */
export function isWhole(placement: Placement): boolean {
  return placement === 'placed' || placement === 'moved';
}

/** Whether a range has no place: nobody knows which of several it is, or its words are gone. */
export function isLost({ placement }: { placement: Placement }): boolean {
  return placement === 'ambiguous' || placement === 'orphaned';
}

/** Whether a finished check was made on words that are others now (product.md D5). Derived, never stored. */
export function isStale({ status, ranges }: Pick<AnnotationView, 'status' | 'ranges'>): boolean {
  return isFinished(status) && hasOtherWords({ ranges });
}

/** Whether nothing is left to check: the check is finished, and on the words as they are. */
export function isDone(annotation: Pick<AnnotationView, 'status' | 'ranges'>): boolean {
  return isFinished(annotation.status) && !hasOtherWords(annotation);
}

/**
 * What coverage counts of an annotation; null for notes and suggestions, which are no items. A check on words that are others now is not
 * finished, and what cleared them does not clear what stands there instead.
 */
export function coverageItemOf(
  annotation: Pick<AnnotationView, 'kind' | 'status' | 'ranges'>,
): CoverageItem | null {
  const { kind, ranges } = annotation;
  const cleared = kind === 'cleared';
  if (!isItem(kind) && !cleared) return null;
  const counted = cleared ? ranges.filter(({ placement }) => isWhole(placement)) : ranges;
  return { ranges: [...counted], cleared, finished: isDone(annotation) };
}

/** What was decided about a suggestion; `open` for one that nobody decided, and for other kinds. */
export function decisionOf({ kind, fields }: { kind: AnnotationKind; fields: object }): Decision | 'open' {
  const decision: unknown = kind === 'suggestion' ? Reflect.get(fields, 'decision') : null;
  return DECISIONS.find((each) => each === decision) ?? 'open';
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
