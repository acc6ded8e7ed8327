import type { CopyWords } from '@/components/evidence/pane/grow-passage';
import { splitSentences } from '@/lib/text/split-sentences';
import type { TextRange } from '@/lib/text/text-range';

/** How many sentences a text has, and in how many of them nothing is marked. */
export interface Untouched {
  sentences: number;
  untouched: number;
}

/** Counts the sentences that no mark shares a character with; those without words count as none. */
export function untouchedSentences(
  { text, textblocks, language }: CopyWords,
  marks: readonly TextRange[],
): Untouched {
  let sentences = 0;
  let untouched = 0;
  for (const block of textblocks) {
    for (const each of splitSentences(text.slice(block.start, block.end), language)) {
      const [start, end] = [block.start + each.start, block.start + each.end];
      if (text.slice(start, end).trim() === '') continue;
      sentences += 1;
      if (!marks.some((mark) => mark.start < end && mark.end > start)) untouched += 1;
    }
  }
  return { sentences, untouched };
}
