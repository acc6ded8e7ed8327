import { DECISION_LABELS, KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { wordState } from '@/components/annotations/word-state';
import type { AnnotationView } from '@/lib/annotations/model';
import { decisionOf, isItem, isStale } from '@/lib/annotations/rules';

/** The words that the annotation stands on, its parts joined by an ellipsis; those of its cue where it has no others. */
export function wordsOf({ ranges }: Pick<AnnotationView, 'ranges'>): string {
  const content = ranges.filter((range) => range.role === 'content');
  return (content.length > 0 ? content : ranges).map((range) => range.exact).join(' … ');
}

/** The annotation in one line, as a reader hears it: "Claim, Needs source: 412,000 passengers". */
export function describeAnnotation(annotation: AnnotationView): string {
  const { title, words } = partsOf(annotation);
  return words === '' ? `${title}, about the whole article` : `${title}: ${words}`;
}

/** What it is and the words that it stands on, apart: the words may run in another direction. */
export function partsOf(annotation: AnnotationView): { title: string; words: string } {
  const { kind, status } = annotation;
  const parts = [
    KIND_LABELS[kind].one,
    ...(isItem(kind) ? [STATUS_LABELS[status]] : []),
    ...(kind === 'suggestion' ? [DECISION_LABELS[decisionOf(annotation)]] : []),
    ...(isStale(annotation) ? ['Stale'] : []),
    ...(annotation.visibility === 'restricted' ? ['Restricted'] : []),
    wordState(annotation)?.short ?? '',
  ];
  const words = wordsOf(annotation);
  return {
    title: parts.filter(Boolean).join(', '),
    words: words.length > 120 ? `${words.slice(0, 119)}…` : words,
  };
}

/** Where it stands: "sentence 12", "2 parts", "whole article". */
export function placeOf({ ranges }: Pick<AnnotationView, 'ranges'>, sentence: number | null): string {
  if (ranges.length === 0) return 'whole article';
  const parts = ranges.filter((range) => range.role === 'content').length;
  if (parts > 1) return `${parts} parts`;
  return sentence === null ? '' : `sentence ${sentence}`;
}
