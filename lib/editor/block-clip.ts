import { partitionPoint } from '@/lib/text/partition-point';
import type { TextBlock } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** Of ordered, disjoint ranges, the indexes of the first that is touched and of the first after it that is not. */
export function touchedSpan(ranges: readonly TextRange[], start: number, end: number): [number, number] {
  return [
    partitionPoint(ranges.length, (i) => (ranges[i]?.end ?? 0) <= start),
    partitionPoint(ranges.length, (i) => (ranges[i]?.start ?? 0) < end),
  ];
}

/** A range of offsets cut at the edges of blocks, with the positions of each piece; empty pieces are left out. */
export function clipToBlocks(
  blocks: readonly TextBlock[],
  start: number,
  end: number,
): { start: number; end: number; from: number; to: number }[] {
  const [first, last] = touchedSpan(blocks, start, end);
  return blocks.slice(first, last).flatMap((block) => {
    const left = Math.max(start, block.start);
    const right = Math.min(end, block.end);
    if (left >= right) return [];
    const shift = block.pos - block.start;
    return [{ start: left, end: right, from: left + shift, to: right + shift }];
  });
}
