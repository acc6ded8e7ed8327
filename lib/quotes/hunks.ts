import { NONE } from '@/lib/anchoring/alignment';
import { LOOSE, type PreparedSource } from '@/lib/quotes/prepare-source';
import type { Hunk } from '@/lib/quotes/hunk';
import { isEqualled } from '@/lib/quotes/classify-hunk';
import type { QuoteWord, QuoteWords } from '@/lib/quotes/read-quote';
import { isSentenceBreak } from '@/lib/quotes/statement';

/** The hunks of an alignment in the quotation's order, its edges included: a changed first or last word stands for the one that was said there. */
export function findHunks(quote: QuoteWords, source: PreparedSource, rows: Int32Array): Hunk[] {
  const hunks: Hunk[] = [];
  let last = NONE;
  for (let index = 0; index <= rows.length; index++) {
    const row = rows[index] ?? NONE;
    if (index < rows.length && row === NONE) continue;
    const before = last < 0 ? NONE : (rows[last] ?? NONE);
    if (last < 0 && index < rows.length) hunks.push(...leading(quote, source, index, row));
    else if (last >= 0 && index === rows.length) hunks.push(...trailing(quote, source, last, before));
    else if (last >= 0)
      hunks.push(...between(quote, source, { from: last + 1, to: index, rowFrom: before + 1, rowTo: row }));
    last = index;
  }
  return hunks;
}

// What an editor's brackets at an edge stand for cannot be told; a word can stand for several.
const MORE = 3;

function leading(quote: QuoteWords, source: PreparedSource, count: number, row: number): Hunk[] {
  if (count === 0) return [];
  const printed = quote.words.slice(0, count);
  if (printed.every(({ isEdited }) => isEdited)) return [{ from: 0, to: count, rowFrom: row, rowTo: row }];
  const rows: number[] = [];
  for (
    let each = row - 1;
    rows.length < count + MORE && each >= 0 && !isSentenceBreak(source, each + 1);
    each--
  ) {
    if (((source.flags[each] ?? 0) & LOOSE) === 0) rows.unshift(each);
  }
  const taken = takenOf(source, rows.toReversed(), printed, (part) => part.toReversed());
  return [{ from: 0, to: count, rowFrom: taken === 0 ? row : (rows.at(-taken) ?? row), rowTo: row }];
}

function trailing(quote: QuoteWords, source: PreparedSource, last: number, row: number): Hunk[] {
  const [from, to] = [last + 1, quote.words.length];
  if (from >= to) return [];
  const printed = quote.words.slice(from);
  if (printed.every(({ isEdited }) => isEdited)) return [{ from, to, rowFrom: row + 1, rowTo: row + 1 }];
  const rows: number[] = [];
  for (
    let each = row + 1;
    rows.length < printed.length + MORE && each < source.keys.length && !isSentenceBreak(source, each);
    each++
  ) {
    if (((source.flags[each] ?? 0) & LOOSE) === 0) rows.push(each);
  }
  const taken = takenOf(source, rows, printed, (part) => part);
  return [{ from, to, rowFrom: row + 1, rowTo: taken === 0 ? row + 1 : (rows[taken - 1] ?? row) + 1 }];
}

/** How many of the rows beside a match words stand for: those that say the same, else one for each. */
function takenOf(
  source: PreparedSource,
  rows: readonly number[],
  printed: readonly QuoteWord[],
  inOrder: (part: number[]) => number[],
): number {
  const words = printed.map(({ word }) => word);
  for (let count = 1; count <= rows.length; count++)
    if (isEqualled(source, inOrder(rows.slice(0, count)), words)) return count;
  return Math.min(printed.length, rows.length);
}

/** Changed words beside a place where something is shown to be left out stand for as many rows beside them; the rest is what was left out. */
function between(quote: QuoteWords, source: PreparedSource, hunk: Hunk): Hunk[] {
  const { from, to, rowFrom, rowTo } = hunk;
  let at = from - 1;
  while (at < to && !quote.breaks.has(at)) at += 1;
  const shown = at < to ? quote.breaks.get(at) : undefined;
  if (shown === undefined) return from < to || rowFrom < rowTo ? [hunk] : [];
  if (rowTo < rowFrom) {
    return [
      ...(at + 1 > from ? [{ from, to: at + 1, rowFrom, rowTo: rowFrom }] : []),
      { from: at + 1, to: at + 1, rowFrom, rowTo: rowFrom, shown, isBack: true },
      ...(to > at + 1 ? [{ from: at + 1, to, rowFrom: rowTo, rowTo }] : []),
    ];
  }
  const left = Math.min(at + 1 - from, rowTo - rowFrom);
  const right = Math.min(to - at - 1, rowTo - rowFrom - left);
  const gap = { from: at + 1, to: at + 1, rowFrom: rowFrom + left, rowTo: rowTo - right, shown };
  return [
    ...(at + 1 > from ? [{ from, to: at + 1, rowFrom, rowTo: gap.rowFrom }] : []),
    gap,
    ...(to > at + 1 ? [{ from: at + 1, to, rowFrom: gap.rowTo, rowTo }] : []),
  ];
}
