import type { AnchorResult } from '@/lib/anchoring/anchor-result';
import type { TextRange } from '@/lib/text/text-range';
import type { Truth } from './pairs';

/** Wrong and called placed or moved; wrong, but said to have changed; and no place though the words are there. */
export type Score = 'right' | 'wrong' | 'silently wrong' | 'not placed';

/** How good a result is, as the README of the data says: a range is right that shares half of all that it and the truth cover. */
export function scoreOf(result: AnchorResult, truth: Truth): Score {
  const range = 'start' in result ? result : null;
  if (isRight(result, range, truth)) return 'right';
  if (!range) return 'not placed';
  return result.status === 'changed' ? 'wrong' : 'silently wrong';
}

function isRight({ status }: AnchorResult, range: TextRange | null, truth: Truth): boolean {
  switch (truth.label) {
    case 'deleted':
      return range === null;
    case 'replaced': {
      const [start, end] = truth.place;
      return range === null || (status === 'changed' && range.start <= end && range.end >= start);
    }
    case 'exact':
    case 'near':
    case 'changed':
    case 'moved': {
      if (!range) return false;
      const shared = Math.min(range.end, truth.end) - Math.max(range.start, truth.start);
      return 2 * shared >= Math.max(range.end, truth.end) - Math.min(range.start, truth.start);
    }
  }
}
