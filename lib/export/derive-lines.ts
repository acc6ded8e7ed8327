import type { AnnotationView } from '@/lib/annotations/model';
import { isFinished, isItem } from '@/lib/annotations/rules';
import { coverage, type Line } from '@/lib/coverage/coverage';
import { splitSentences } from '@/lib/text/split-sentences';

/** The article's sentences with their status: items keep them open, cleared ones read them, notes do neither. */
export function deriveLines(
  { text, language }: { text: string; language: string },
  annotations: readonly AnnotationView[],
): Line[] {
  const counted = annotations.filter(({ kind }) => isItem(kind) || kind === 'cleared');
  const items = counted.map(({ kind, status, ranges }) => ({
    ranges,
    cleared: kind === 'cleared',
    finished: isFinished(status),
  }));
  return coverage(splitSentences(text, language), items).lines;
}
