import type { AnnotationKind } from '@/lib/annotations/kind-model';
import { partitionPoint } from '@/lib/text/partition-point';
import type { TextRange } from '@/lib/text/text-range';

/** An annotation's range in one of two compared texts. */
export interface SideMark extends TextRange {
  annotationId: string;
  kind: AnnotationKind;
}

/** Marks of one text, made ready for being asked which of thousands stand on a few words. */
export interface MarkIndex {
  /** By their starts. */
  marks: readonly SideMark[];
  /** For each, the furthest end of those up to it. */
  reach: readonly number[];
}

export function indexMarks(marks: readonly SideMark[]): MarkIndex {
  const sorted = marks.toSorted((one, other) => one.start - other.start);
  let furthest = 0;
  return { marks: sorted, reach: sorted.map(({ end }) => (furthest = Math.max(furthest, end))) };
}

/** The marks that share words with a range, by their starts. */
export function marksIn({ marks, reach }: MarkIndex, { start, end }: TextRange): SideMark[] {
  const first = partitionPoint(reach.length, (index) => (reach[index] ?? 0) <= start);
  const behind = partitionPoint(marks.length, (index) => (marks[index]?.start ?? 0) < end);
  return marks.slice(first, behind).filter((mark) => mark.end > start);
}
