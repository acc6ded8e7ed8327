import type { Node } from '@tiptap/pm/model';
import { Mapping, type StepMap } from '@tiptap/pm/transform';
import { projectionOf } from '@/lib/editor/projection-of';
import type { TextRange } from '@/lib/text/text-range';

/**
 * Takes ranges of offsets through steps: what is typed inside stays inside, what is typed at an edge stays outside. A range whose
 * words are all gone is empty, where they were. An empty range stays before what comes to stand there.
 */
export function rangeMapper(
  before: Node,
  maps: readonly StepMap[],
  after: Node,
): (range: TextRange) => TextRange {
  const [old, fresh] = [projectionOf(before), projectionOf(after)];
  const mapping = new Mapping([...maps]);
  return ({ start, end }) => {
    const from = mapping.map(old.offsetToPos(start, 1), start === end ? -1 : 1);
    const to = start === end ? from : mapping.map(old.offsetToPos(end, -1), -1);
    const first = fresh.posToOffset(Math.min(from, to), 1);
    return { start: first, end: Math.max(first, fresh.posToOffset(to, -1)) };
  };
}
