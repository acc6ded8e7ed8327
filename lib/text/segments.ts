import type { TextRange } from '@/lib/text/text-range';

/** A stretch that the same ranges cover from end to end. */
export type Segment = { start: number; end: number; ids: string[] };

/**
 * Cuts overlapping ranges into ordered, disjoint segments, at every start and end and nowhere else.
 * Each names the ids that cover it once: earlier start first, then the longer range, then by id. What no range covers is
 * in no segment; empty and reversed ranges are ignored. One id may have several ranges.
 */
export function cutSegments(ranges: readonly (TextRange & { id: string })[]): Segment[] {
  const ordered = ranges.filter(({ start, end }) => start < end).toSorted(byReadingOrder);
  const cuts = [...new Set(ordered.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);

  const segments: Segment[] = [];
  let active: typeof ordered = [];
  let next = 0;
  for (const [index, start] of cuts.entries()) {
    active = active.filter((range) => range.end > start);
    // What starts here comes after all that is active in reading order, so `active` stays sorted.
    for (let range = ordered[next]; range && range.start === start; range = ordered[++next])
      active.push(range);
    const end = cuts[index + 1];
    if (end === undefined || active.length === 0) continue;
    segments.push({ start, end, ids: [...new Set(active.map((range) => range.id))] });
  }
  return segments;
}

function byReadingOrder(a: TextRange & { id: string }, b: TextRange & { id: string }): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
