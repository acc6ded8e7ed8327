import type { AnchorRole, AnnotationView } from '@/lib/annotations/model';

/** The words that the ranges of one role stand on, parts that do not touch joined by an ellipsis; empty without such a range. */
export function wordsOf({ ranges }: AnnotationView, role: AnchorRole): string {
  return ranges
    .filter((range) => range.role === role)
    .map((range) => range.exact)
    .join(' […] ');
}

/** The words that an annotation is about: its content, or for an attribution without one its source, or its cue. */
export function mainWords(annotation: AnnotationView): string {
  return wordsOf(annotation, 'content') || wordsOf(annotation, 'source') || wordsOf(annotation, 'cue');
}

/** An identifier as words: `verified_with_change` is "Verified with change". */
export function inWords(identifier: string): string {
  const words = identifier
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
