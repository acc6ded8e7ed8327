import type { Node } from '@tiptap/pm/model';
import type { StepMap } from '@tiptap/pm/transform';
import { projectionOf } from '@/lib/editor/projection-of';
import type { TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** What one step replaced: positions before it, and where the new content stands after it. */
export interface Replaced {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}

/** One step, with the documents before and after it. */
export interface BatchStep {
  doc: Node;
  next: Node;
  map: StepMap;
  replaced: readonly Replaced[];
}

/** Some steps in a row, with all that is asked of them about anchors. */
export interface StepBatch {
  before: TextProjection;
  after: TextProjection;
  /** What each step replaced, with the document it was applied to. */
  steps: readonly BatchStep[];
  /** The parts of the text before and after outside which nothing was replaced, in offsets. */
  changedBefore: TextRange;
  changedAfter: TextRange;
  /** The parts of the text after that the steps brought in, in offsets, in order. */
  inserted: readonly TextRange[];
}

/** Reads steps for `moveAnchors`; null when they replace nothing. `docs` are the documents before each and the one after all. */
export function readSteps(docs: readonly Node[], maps: readonly StepMap[]): StepBatch | null {
  const steps = maps.flatMap((map, index) => {
    const [doc, next] = [docs[index], docs[index + 1]];
    const replaced = replacedBy(map);
    return doc && next && replaced.length > 0 ? [{ doc, next, map, replaced }] : [];
  });
  const [first, last] = [docs[0], docs[maps.length]];
  if (!first || !last || steps.length === 0) return null;
  const [before, after] = [projectionOf(first), projectionOf(last)];
  let head = first.content.size;
  let tail = first.content.size;
  for (const { doc, replaced } of steps) {
    for (const { oldStart, oldEnd } of replaced) {
      head = Math.min(head, oldStart);
      tail = Math.min(tail, doc.content.size - oldEnd);
    }
  }
  const changedIn = (doc: Node, projection: TextProjection) => ({
    start: projection.posToOffset(head, -1),
    end: projection.posToOffset(doc.content.size - tail, 1),
  });
  return {
    before,
    after,
    steps,
    changedBefore: changedIn(first, before),
    changedAfter: changedIn(last, after),
    inserted: insertedBy(steps, after),
  };
}

function replacedBy(map: StepMap): Replaced[] {
  const replaced: Replaced[] = [];
  map.forEach((oldStart, oldEnd, newStart, newEnd) => {
    replaced.push({ oldStart, oldEnd, newStart, newEnd });
  });
  return replaced;
}

function insertedBy(steps: StepBatch['steps'], after: TextProjection): TextRange[] {
  let found: { from: number; to: number }[] = [];
  for (const { map, replaced } of steps) {
    const kept = found.map(({ from, to }) => ({ from: map.map(from, 1), to: map.map(to, -1) }));
    const added = replaced.map(({ newStart, newEnd }) => ({ from: newStart, to: newEnd }));
    found = [...kept, ...added].filter(({ from, to }) => from < to);
  }
  const ranges = found.map(({ from, to }) => ({
    start: after.posToOffset(from, -1),
    end: after.posToOffset(to, 1),
  }));
  return joinRanges(ranges.filter(({ start, end }) => start < end));
}

function joinRanges(ranges: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  for (const { start, end } of ranges.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
