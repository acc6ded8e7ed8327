import { BRACKETED, HESITATION, LOOSE, type PreparedSource } from '@/lib/quotes/prepare-source';

const MOST_RUNS = 20;

/** Every place where words stand one behind the other, what was probably not said left out: their rows. In order, at most twenty; overlapping ones once. */
export function findRuns(source: PreparedSource, wanted: readonly number[]): Int32Array[] {
  const [first = -1] = wanted;
  const found: Int32Array[] = [];
  if (wanted.some((key) => key < 0)) return found;
  for (let row = source.keys.indexOf(first); row >= 0; row = source.keys.indexOf(first, row + 1)) {
    if (row < (found.at(-1)?.at(-1) ?? -1)) continue;
    const rows = runFrom(source, wanted, row);
    if (rows && found.push(rows) === MOST_RUNS) return found;
  }
  return found;
}

function runFrom(
  { keys, flags }: PreparedSource,
  wanted: readonly number[],
  start: number,
): Int32Array | null {
  const rows = new Int32Array(wanted.length);
  let row = start;
  for (const [index, key] of wanted.entries()) {
    while (
      row < keys.length &&
      keys[row] !== key &&
      index > 0 &&
      (flags[row] ?? 0) & (LOOSE | BRACKETED | HESITATION)
    )
      row += 1;
    if (keys[row] !== key) return null;
    rows[index] = row;
    row += 1;
  }
  return rows;
}
