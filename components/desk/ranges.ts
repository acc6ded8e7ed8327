import type { RangeInput } from '@/lib/annotations/model';
import { orderRanges } from '@/lib/annotations/range-rules';
import { snapToGrapheme } from '@/lib/text/graphemes';
import { primaryLanguage } from '@/lib/text/primary-language';

export type Edge = 'start' | 'end';

/** The ranges with one more, in order; those of its role that it overlaps become one with it. */
export function addRange(ranges: readonly RangeInput[], added: RangeInput): RangeInput[] {
  let { start, end } = added;
  const apart = ranges.filter((range) => {
    // One that has lost its place is no part of what is marked around it.
    const isApart =
      range.role !== added.role || range.start === range.end || range.end < start || range.start > end;
    if (!isApart) {
      start = Math.min(start, range.start);
      end = Math.max(end, range.end);
    }
    return isApart;
  });
  return orderRanges([...apart, { role: added.role, start, end }]);
}

/** The range that holds the offset, the shortest where several do; -1 when none does. */
export function rangeAt(ranges: readonly RangeInput[], offset: number): number {
  let found = -1;
  for (const [index, { start, end }] of ranges.entries()) {
    const best = ranges[found];
    const isCloser = best === undefined || end - start < best.end - best.start;
    if (start <= offset && offset <= end && isCloser) found = index;
  }
  return found;
}

/**
 * The ranges with one end moved to `offset`: never past the range's other end, into another range of its role, or into the
 * middle of a character.
 */
export function moveEdge(
  ranges: readonly RangeInput[],
  index: number,
  edge: Edge,
  offset: number,
  text: string,
): RangeInput[] {
  const moved = ranges[index];
  if (!moved) return [...ranges];
  const others = ranges.filter((range, at) => at !== index && range.role === moved.role);
  const before = Math.max(0, ...others.filter((range) => range.end <= moved.start).map((range) => range.end));
  const after = Math.min(
    text.length,
    ...others.filter((range) => range.start >= moved.end).map((range) => range.start),
  );
  const next = { ...moved };
  if (edge === 'start') {
    const last = snapToGrapheme(text, moved.end - 1, -1);
    next.start = snapToGrapheme(text, Math.min(Math.max(offset, before), last), -1);
  } else {
    const first = snapToGrapheme(text, moved.start + 1, 1);
    next.end = snapToGrapheme(text, Math.max(Math.min(offset, after), first), 1);
  }
  return ranges.map((range, at) => (at === index ? next : range));
}

/** Where a word begins or ends next to `offset`: one word farther in the direction, its space left out. */
export function wordStep(
  text: string,
  offset: number,
  direction: -1 | 1,
  edge: Edge,
  language?: string,
): number {
  const words = new Intl.Segmenter(primaryLanguage(language) || 'und', { granularity: 'word' });
  // Far enough for the longest word, and no farther: segmenting a whole article takes long.
  const from = direction > 0 ? offset : Math.max(0, offset - 200);
  const slice = text.slice(from, direction > 0 ? offset + 200 : offset);
  const stops = [...words.segment(slice)]
    .filter((segment) => segment.segment.trim() !== '')
    .map((segment) => from + segment.index + (edge === 'end' ? segment.segment.length : 0));
  const stop = direction > 0 ? stops.find((each) => each > offset) : stops.findLast((each) => each < offset);
  return stop ?? (direction > 0 ? Math.min(text.length, from + slice.length) : from);
}
