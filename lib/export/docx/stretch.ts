import type { Range } from '@/lib/annotations/model';
import { isLost } from '@/lib/annotations/rules';
import type { WordThread } from '@/lib/export/docx/model';

/** From the first to the last of the words themselves, or of all ranges where an annotation has no words of its own; null without a place. */
export function stretchOf(
  ranges: readonly Pick<Range, 'role' | 'start' | 'end' | 'placement'>[],
): WordThread['range'] {
  const placed = ranges.filter((range) => !isLost(range));
  const contents = placed.filter(({ role }) => role === 'content');
  const counted = contents.length > 0 ? contents : placed;
  if (counted.length === 0) return null;
  return {
    start: Math.min(...counted.map(({ start }) => start)),
    end: Math.max(...counted.map(({ end }) => end)),
  };
}
