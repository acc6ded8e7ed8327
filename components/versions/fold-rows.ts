import { type ComparedRow, isRowChanged } from '@/lib/versions/comparison-rules';

/** A row to be shown, by its index, or a run of rows that say nothing new, which are shown when asked for. */
export type FoldedRow = { kind: 'row'; index: number } | { kind: 'fold'; from: number; to: number };

/** Unchanged rows that are shown on either side of a changed one. */
const AROUND = 1;
/** Fewer are not worth a button. */
const LEAST = 3;

/** Rows of a comparison, with long runs of unchanged ones folded, but for those that were opened. */
export function foldRows(
  rows: readonly ComparedRow[],
  opened: ReadonlySet<number>,
  isWhole: boolean,
): FoldedRow[] {
  const isNear = new Uint8Array(rows.length);
  rows.forEach((row, index) => {
    if (!isWhole && !isRowChanged(row) && !opened.has(index)) return;
    const around = isRowChanged(row) ? AROUND : 0;
    isNear.fill(1, Math.max(0, index - around), index + around + 1);
  });
  const folded: FoldedRow[] = [];
  for (let index = 0; index < rows.length; index++) {
    let end = index;
    while (end < rows.length && isNear[end] === 0) end += 1;
    if (end - index >= LEAST) {
      folded.push({ kind: 'fold', from: index, to: end });
      index = end - 1;
    } else folded.push({ kind: 'row', index });
  }
  return folded;
}
