import type { Node } from '@tiptap/pm/model';
import { Mapping, type StepMap } from '@tiptap/pm/transform';
import { projectionOf } from '@/lib/editor/projection-of';
import type { TextRange } from '@/lib/text/text-range';

/** A part of a text that was changed, and by how much what stands after it was shifted. */
export interface ChangedSpan extends TextRange {
  shift: number;
}

/**
 * The part of the text before some steps outside of which they changed nothing, in offsets, and by how much what stands after it was
 * shifted. Null when the steps moved no text at all, as those that only set marks.
 */
export function changedSpan(docs: readonly Node[], maps: readonly StepMap[]): ChangedSpan | null {
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

/** One span for several changes of a text, each counted in what the one before it led to; the answer counts in the text before all. Null for none. */
export function joinSpans(spans: readonly ChangedSpan[]): ChangedSpan | null {
  let joined: ChangedSpan | null = null;
  for (const span of spans) {
    if (!joined) {
      joined = span;
      continue;
    }
    const { start, end, shift }: ChangedSpan = joined;
    joined = {
      start: Math.min(start, span.start),
      end: Math.max(end, span.end - shift),
      shift: shift + span.shift,
    };
  }
  return joined;
}
