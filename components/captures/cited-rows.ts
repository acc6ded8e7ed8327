import type { CitedPassage } from '@/lib/captures/comparison-model';
import type { TextRange } from '@/lib/text/text-range';
import type { ComparedRow } from '@/lib/versions/comparison-rules';

/** The rows in which a cited passage stands, in either text. */
export function citedRows(rows: readonly ComparedRow[], cited: readonly CitedPassage[]): ComparedRow[] {
  const lefts = cited.flatMap(({ from }) => from ?? []);
  const rights = cited.flatMap(({ place }) => place ?? []);
  return rows.filter(({ left, right }) => meets(left, lefts) || meets(right, rights));
}

function meets(block: TextRange | null, ranges: readonly TextRange[]): boolean {
  return block !== null && ranges.some(({ start, end }) => start < block.end && end > block.start);
}
