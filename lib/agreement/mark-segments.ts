import { cutSegments } from '@/lib/text/segments';
import type { TextRange } from '@/lib/text/text-range';

/** A stretch that somebody marked, and as what. */
export type MarkedSpan = TextRange & { kind: string };

/** A stretch of one person's marking with one value from end to end; the value names all kinds that lie on it. */
export type MarkSegment = TextRange & { value: string };

/**
 * One person's spans as ordered, disjoint segments. Where spans overlap, the stretch has all their kinds together as its value, and what
 * overlaps with the same kinds is one segment; spans that only touch stay two. What lies outside of the text, is empty or
 * reversed is left out.
 */
export function markSegments(spans: readonly MarkedSpan[], length: number): MarkSegment[] {
  const within = spans.map(({ start, end }, index) => ({
    start: Math.max(0, start),
    end: Math.min(length, end),
    id: String(index),
  }));
  const segments: MarkSegment[] = [];
  let lastIds: string[] = [];
  for (const { start, end, ids } of cutSegments(within)) {
    const kinds = new Set(ids.map((id) => spans[Number(id)]?.kind ?? ''));
    const value = JSON.stringify([...kinds].toSorted());
    const last = segments.at(-1);
    const goesOn = last?.end === start && last.value === value && ids.some((id) => lastIds.includes(id));
    if (goesOn) last.end = end;
    else segments.push({ start, end, value });
    lastIds = ids;
  }
  return segments;
}
