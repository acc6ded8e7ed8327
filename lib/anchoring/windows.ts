import { hashAt } from '@/lib/anchoring/alignment';
import type { CutText } from '@/lib/anchoring/cut-text';
import { keysOf } from '@/lib/anchoring/tokens';
import { finish } from '@/lib/anchoring/work';
import type { TextRange } from '@/lib/text/text-range';

/** Tokens that are looked for together. */
const GRAM = 2;
const MOST_WINDOWS = 4;

/**
 * The parts of a text that are likest to a short piece of another: most pairs of neighbouring tokens in the same order of distance. Each is
 * twice as long as the piece; the likest first, four at most.
 */
export function findWindows({ text, tokens, keys, vocabulary }: CutText, piece: string): TextRange[] {
  const wantedKeys = keysOf(finish(vocabulary.cutting(piece)));
  const places = new Map<number, number>();
  for (let i = 0; i + GRAM <= wantedKeys.length; i++) places.set(hashAt(wantedKeys, i, GRAM), i);
  const width = Math.max(8, wantedKeys.length);
  const votes = new Map<number, number>();
  for (let j = 0; j + GRAM <= tokens.length; j++) {
    const i = places.get(hashAt(keys, j, GRAM));
    if (i === undefined) continue;
    // Where the piece would begin, in halves of its length: each vote counts for two windows that overlap.
    const half = Math.floor((2 * (j - i)) / width);
    for (const bucket of [half - 1, half]) votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
  }
  const chosen = [...votes].toSorted((one, other) => other[1] - one[1] || one[0] - other[0]);
  return chosen.slice(0, MOST_WINDOWS).map(([bucket]) => {
    const from = Math.max(0, Math.floor((bucket * width) / 2) - Math.floor(width / 4));
    const to = Math.min(tokens.length, from + 2 * width + Math.floor(width / 2));
    return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? text.length };
  });
}
