import { diffArrays } from 'diff';
import { primaryLanguage } from '@/lib/text/primary-language';

/** A stretch of two texts side by side: in both, only in the later, or only in the earlier. */
export interface DiffPart {
  op: 'same' | 'add' | 'drop';
  text: string;
}

/** Longer texts are shown whole, one after the other: nobody compares them word by word, and finding out takes long. */
const MOST_UNITS = 20_000;

/**
 * What was taken out of `before` and put in to get `after`, by words as the language has them, scripts without spaces included. The parts
 * that are not `add` are `before`, those that are not `drop` are `after`.
 */
export function wordDiff(before: string, after: string, language?: string): DiffPart[] {
  if (before === after) return parts([['same', before]]);
  if (before.length + after.length > MOST_UNITS)
    return parts([
      ['drop', before],
      ['add', after],
    ]);
  const words = new Intl.Segmenter(primaryLanguage(language) || 'und', { granularity: 'word' });
  const tokensOf = (text: string) => Array.from(words.segment(text), ({ segment }) => segment);
  const found = diffArrays(tokensOf(before), tokensOf(after));
  return parts(
    found.map(({ added, removed, value }) => [added ? 'add' : removed ? 'drop' : 'same', value.join('')]),
  );
}

function parts(found: readonly (readonly [op: DiffPart['op'], text: string])[]): DiffPart[] {
  return found.filter(([, text]) => text !== '').map(([op, text]) => ({ op, text }));
}
