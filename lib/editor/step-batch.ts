import type { Node } from '@tiptap/pm/model';
import type { StepMap } from '@tiptap/pm/transform';
import { projectionOf } from '@/lib/editor/projection-of';
import { hashText } from '@/lib/text/hash-text';
import type { TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** What one step replaced: positions before it, and where the new content stands after it. */
export interface Replaced {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}

/** Text that a step took out or brought in. */
export interface Passage {
  text: string;
  hash: number;
}

/** So many positions deleted and inserted at one. */
export interface Span {
  at: number;
  del: number;
  ins: number;
}

/** What a step replaced, from the first to the last of it; its inverse is the same the other way. */
export interface Edit extends Span {
  /** One by one, those before each done. */
  parts: readonly Span[];
  gone(): Passage;
  came(): Passage;
}

/** One step, with the documents before and after it. */
export interface BatchStep {
  doc: Node;
  next: Node;
  map: StepMap;
  replaced: readonly Replaced[];
  edit: Edit;
  /** What was replaced, in offsets of the text after it. */
  touched(): readonly TextRange[];
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
    const edit = doc && next && editOf(doc, next, replaced);
    return edit ? [{ doc, next, map, replaced, edit, touched: once(() => touchedBy(next, replaced)) }] : [];
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

function editOf(doc: Node, next: Node, replaced: readonly Replaced[]): Edit | null {
  const [first, last] = [replaced[0], replaced.at(-1)];
  if (!first || !last) return null;
  return {
    at: first.oldStart,
    del: last.oldEnd - first.oldStart,
    ins: last.newEnd - first.newStart,
    parts: replaced.map(({ oldStart, oldEnd, newStart, newEnd }) => ({
      at: newStart,
      del: oldEnd - oldStart,
      ins: newEnd - newStart,
    })),
    gone: once(() =>
      passageOf(
        doc,
        replaced.map(({ oldStart, oldEnd }) => [oldStart, oldEnd]),
      ),
    ),
    came: once(() =>
      passageOf(
        next,
        replaced.map(({ newStart, newEnd }) => [newStart, newEnd]),
      ),
    ),
  };
}

function touchedBy(next: Node, replaced: readonly Replaced[]): TextRange[] {
  const text = projectionOf(next);
  return replaced.map(({ newStart, newEnd }) => ({
    start: text.posToOffset(newStart, -1),
    end: text.posToOffset(newEnd, 1),
  }));
}

function passageOf(doc: Node, parts: readonly [from: number, to: number][]): Passage {
  const projection = projectionOf(doc);
  const [from, to] = [parts[0]?.[0] ?? 0, parts.at(-1)?.[1] ?? 0];
  const text =
    from < to ? projection.text.slice(projection.posToOffset(from, -1), projection.posToOffset(to, 1)) : '';
  // Two parts at the ends of a passage are another step than one that is all of it.
  const cuts =
    parts.length > 1
      ? parts
          .flat()
          .map((pos) => pos - from)
          .join()
      : '';
  return { text, hash: hashText(text + cuts) };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
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
