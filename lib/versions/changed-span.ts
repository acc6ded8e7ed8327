import type { Node } from '@tiptap/pm/model';
import { Mapping, type StepMap } from '@tiptap/pm/transform';
import { projectionOf } from '@/lib/editor/projection-of';
import type { TextRange } from '@/lib/text/text-range';

/**
 * The part of the text before some steps outside of which they changed nothing, in offsets, and by how much what stands after it was
 * shifted. Null when the steps moved no text at all, as those that only set marks.
 */
export function changedSpan(
  docs: readonly Node[],
  maps: readonly StepMap[],
): (TextRange & { shift: number }) | null {
  const [before, after] = [docs[0], docs.at(-1)];
  if (!before || !after) return null;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const [index, map] of maps.entries()) {
    const back = new Mapping(maps.slice(0, index)).invert();
    map.forEach((start, end) => {
      from = Math.min(from, back.map(start, -1));
      to = Math.max(to, back.map(end, 1));
    });
  }
  if (from > to) return null;
  const [old, fresh] = [projectionOf(before), projectionOf(after)];
  return {
    start: old.posToOffset(from, -1),
    end: old.posToOffset(to, 1),
    shift: fresh.text.length - old.text.length,
  };
}
