import type { AnnotationView } from '@/lib/annotations/model';
import type { Line } from '@/lib/coverage/coverage';
import { partitionPoint } from '@/lib/text/partition-point';

/**
 * The number, counted from one, of the line that holds `offset`; between two lines that of the next. Null after the last line
 * and where there is none.
 */
export function lineNumberAt(lines: readonly Line[], offset: number): number | null {
  const before = partitionPoint(lines.length, (index) => (lines[index]?.end ?? 0) <= offset);
  return before < lines.length ? before + 1 : null;
}

/** The number of the line in which an annotation begins; null for one about the whole article. */
export function lineNumberOf(lines: readonly Line[], { ranges }: AnnotationView): number | null {
  if (ranges.length === 0) return null;
  return lineNumberAt(lines, Math.min(...ranges.map((range) => range.start)));
}
