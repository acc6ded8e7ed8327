import { LOOSE, type PreparedSource } from '@/lib/quotes/prepare-source';
import type { QuoteBreak } from '@/lib/quotes/read-quote';

/**
 * Where quotation and source part: words `[from, to)` of the quotation stand for rows `[rowFrom, rowTo)` of the source. `shown` says that
 * the quotation shows that something is left out here, `isBack` that it goes on before where it was.
 */
export type Hunk = {
  from: number;
  to: number;
  rowFrom: number;
  rowTo: number;
  shown?: QuoteBreak;
  isBack?: boolean;
};

/** The rows of a hunk that count: what was probably not said is left out. */
export function saidRows(
  { flags }: PreparedSource,
  { rowFrom, rowTo }: { rowFrom: number; rowTo: number },
): number[] {
  const rows: number[] = [];
  for (let row = rowFrom; row < rowTo; row++) if (((flags[row] ?? 0) & LOOSE) === 0) rows.push(row);
  return rows;
}
