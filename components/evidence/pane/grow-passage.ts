import { moveEdge, wordStep } from '@/components/desk/ranges';
import { trimRange } from '@/lib/editor/selection-offsets';
import { partitionPoint } from '@/lib/text/partition-point';
import { splitSentences } from '@/lib/text/split-sentences';
import type { TextRange } from '@/lib/text/text-range';

/** A copy as passages are chosen in it. */
export interface CopyWords {
  text: string;
  textblocks: readonly TextRange[];
  language: string;
}

/** The sentence at an offset; with a passage that is chosen already, the next (1) or previous (-1) beside it. Null where there is none. */
export function stepSentence(
  copy: CopyWords,
  chosen: TextRange | null,
  offset: number,
  direction: -1 | 1,
): TextRange | null {
  if (!chosen) return sentenceAfter(copy, offset);
  return direction > 0 ? sentenceAfter(copy, chosen.end) : sentenceBefore(copy, chosen.start);
}

/** The passage with the sentence after it (1) or before it (-1); one that ends within a sentence is completed first. */
export function growBySentence(copy: CopyWords, { start, end }: TextRange, direction: -1 | 1): TextRange {
  if (direction > 0) return { start, end: sentenceAfter(copy, end)?.end ?? end };
  return { start: sentenceBefore(copy, start)?.start ?? start, end };
}

/** The passage with one of its ends moved by a word; never past the other end. */
export function moveByWord(
  { text, language }: CopyWords,
  passage: TextRange,
  edge: 'start' | 'end',
  direction: -1 | 1,
): TextRange {
  const offset = wordStep(text, passage[edge], direction, edge, language);
  const [moved] = moveEdge([{ role: 'content', ...passage }], 0, edge, offset, text);
  return moved ? { start: moved.start, end: moved.end } : passage;
}

// Block by block, so that a long copy is not split as a whole.
function sentenceAfter(copy: CopyWords, offset: number): TextRange | null {
  const { textblocks } = copy;
  const first = Math.max(0, blockAt(textblocks, offset));
  for (let index = first; index < textblocks.length; index += 1) {
    const found = sentencesOf(copy, index).find(({ end }) => end > offset);
    if (found) return found;
  }
  return null;
}

function sentenceBefore(copy: CopyWords, offset: number): TextRange | null {
  for (let index = blockAt(copy.textblocks, offset); index >= 0; index -= 1) {
    const found = sentencesOf(copy, index).findLast(({ start }) => start < offset);
    if (found) return found;
  }
  return null;
}

function blockAt(textblocks: readonly TextRange[], offset: number): number {
  return partitionPoint(textblocks.length, (index) => (textblocks[index]?.start ?? 0) <= offset) - 1;
}

function sentencesOf({ text, textblocks, language }: CopyWords, index: number): TextRange[] {
  const block = textblocks[index];
  if (!block) return [];
  return splitSentences(text.slice(block.start, block.end), language).flatMap(({ start, end }) => {
    const sentence = { start: block.start + start, end: block.start + end };
    return trimRange(text, sentence) ?? [];
  });
}
