import { anchor } from '@/lib/anchoring/anchor';
import { type AnchorCandidate, MOST_CANDIDATES } from '@/lib/anchoring/anchor-result';
import { placesOf } from '@/lib/anchoring/places-of';
import type { TextSelector } from '@/lib/anchoring/text-selector';
import type { TextRange } from '@/lib/text/text-range';

/** Places that are looked at before the nearest of them are offered. */
const MOST_PLACES = 1_000;

/**
 * Where words that lost their place may stand now, in the order of the text: the places of the very words, those nearest to where they were when
 * they are more than `MOST_CANDIDATES`; without any, what `anchor` finds. Empty when that is nothing. Offers only, nothing is placed.
 */
export function candidatesFor(text: string, selector: TextSelector): TextRange[] {
  const { exact, start } = selector;
  const places = placesOf(text, exact, MOST_PLACES);
  if (places.length === 0) return inOrder(offeredBy(text, selector));
  const nearest = places.toSorted((one, other) => Math.abs(one - start) - Math.abs(other - start));
  return inOrder(nearest.slice(0, MOST_CANDIDATES).map((at) => ({ start: at, end: at + exact.length })));
}

function offeredBy(text: string, selector: TextSelector): (TextRange | AnchorCandidate)[] {
  if (selector.exact === '') return [];
  const result = anchor(text, selector);
  if (result.status === 'orphaned') return [];
  return result.status === 'ambiguous' ? result.candidates : [result];
}

function inOrder(ranges: readonly TextRange[]): TextRange[] {
  return ranges
    .map(({ start, end }) => ({ start, end }))
    .toSorted((one, other) => one.start - other.start || one.end - other.end);
}
