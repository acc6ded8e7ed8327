import type { AnnotationView } from '@/lib/annotations/model';
import { coverageItemOf } from '@/lib/annotations/rules';
import { coverage, type Line } from '@/lib/coverage/coverage';
import { splitSentences } from '@/lib/text/split-sentences';

/** The article's sentences with their status: items keep them open, cleared ones read them. */
export function deriveLines(
  { text, language }: { text: string; language: string },
  annotations: readonly AnnotationView[],
): Line[] {
  const items = annotations.flatMap((annotation) => coverageItemOf(annotation) ?? []);
  return coverage(splitSentences(text, language), items).lines;
}
