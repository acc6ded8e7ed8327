import type { AnnotationView, Range, VerificationStatus } from '@/lib/annotations/model';
import { decisionOf, isDone, isItem, isLost, isStale } from '@/lib/annotations/rules';

/** The status as exports tell it: `stale` for a check that was finished on other words; null for what has none. */
export function statusOf(annotation: AnnotationView): VerificationStatus | 'stale' | null {
  if (!isItem(annotation.kind)) return null;
  return isStale(annotation) ? 'stale' : annotation.status;
}

/** Whether something is left to check or to decide. */
export function isOpenItem(annotation: AnnotationView): boolean {
  if (annotation.kind === 'suggestion') return decisionOf(annotation) === 'open';
  return isItem(annotation.kind) && !isDone(annotation);
}

/** The words that stand under a range now, where they are not those that it means; null where they are, and where there is no place. */
export function wordsNow(range: Range, text: string): string | null {
  if (isLost(range)) return null;
  const words = text.slice(range.start, range.end);
  return words === range.exact ? null : words;
}
