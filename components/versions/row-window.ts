import type { FoldedRow } from '@/components/versions/fold-rows';
import type { ComparedRow } from '@/lib/versions/comparison-rules';

// What a browser draws in some tenths of a second.
const MOST_ROWS = 400;
const MOST_PIECES = 4_000;

/** Where the rows end that are drawn together from a place on: at least one, and not more than a browser draws at once. */
export function windowEnd(rows: readonly ComparedRow[], folded: readonly FoldedRow[], from: number): number {
  return from + countRows(rows, folded.slice(from, from + MOST_ROWS));
}

/** Where the rows begin that are drawn together up to a place. */
export function windowStart(rows: readonly ComparedRow[], folded: readonly FoldedRow[], to: number): number {
  return to - countRows(rows, folded.slice(Math.max(0, to - MOST_ROWS), to).toReversed());
}

function countRows(rows: readonly ComparedRow[], folded: readonly FoldedRow[]): number {
  let pieces = 0;
  const over = folded.findIndex((each, index) => {
    pieces += each.kind === 'row' ? (rows[each.index]?.pieces.length ?? 0) : 1;
    return index > 0 && pieces > MOST_PIECES;
  });
  return over < 0 ? folded.length : over;
}
