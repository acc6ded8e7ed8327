import { projectionOf } from '@/lib/editor/projection-of';
import type { AnchorHome, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { StepBatch } from '@/lib/editor/step-batch';
import type { TextProjection } from '@/lib/text/project-text';

/** Where the steps took an anchor, before anybody looks at the words there. Empty when nothing of it is left. */
export interface Trace {
  start: number;
  end: number;
  home: AnchorHome | null;
}

/** A place in a document while steps go by: positions, not offsets. */
interface Course {
  start: number;
  end: number;
  home: { pos: number; skip: number } | null;
}

/**
 * Takes an anchor through the steps of a batch. What is typed at either edge stays outside, what is typed between stays inside. Once the
 * first unit of it is deleted, `home` remembers the point and counts what is lost between there and the start.
 */
export function traceAnchor(anchor: StandingAnchor, { before, after, steps }: StepBatch): Trace {
  let course = setOut(anchor, before, steps[0]?.doc.content.size ?? 0);
  for (const step of steps) course = takeStep(course, step);
  return arrive(course, after);
}

function setOut({ start, end, home }: StandingAnchor, before: TextProjection, size: number): Course {
  const isEmpty = start === end;
  return {
    // At the end of the text that is behind the last block, as the other is before the first one: a block may come to stand there.
    start: isEmpty && start === before.text.length ? size : before.offsetToPos(start, 1),
    end: isEmpty ? -1 : before.offsetToPos(end, -1),
    home: home && { pos: home.offset === 0 ? 0 : before.offsetToPos(home.offset, -1), skip: home.skip },
  };
}

function takeStep({ start, end, home }: Course, { doc, map, replaced }: StepBatch['steps'][number]): Course {
  const isEmpty = end < 0;
  const textBetween = (left: number, right: number) => {
    const projection = projectionOf(doc);
    return Math.max(0, projection.posToOffset(right, 1) - projection.posToOffset(left, -1));
  };
  let nextHome = home;
  if (home) {
    // Also what is deleted just before the point: when it comes back, it does so behind it.
    const over = replaced.find(({ oldStart, oldEnd }) => oldStart < home.pos && home.pos <= oldEnd);
    nextHome = over
      ? { pos: over.newStart, skip: home.skip + textBetween(over.oldStart, home.pos) }
      : { pos: map.map(home.pos, -1), skip: home.skip };
  } else if (!isEmpty) {
    const over = replaced.find(({ oldStart, oldEnd }) => oldStart <= start && start < oldEnd);
    if (over) nextHome = { pos: over.newStart, skip: textBetween(over.oldStart, start) };
  }
  if (isEmpty) return { start: map.map(start, 1), end, home: nextHome };
  const next = { start: map.map(start, 1), end: map.map(end, -1) };
  if (next.start < next.end) return { ...next, home: nextHome };
  return { start: Math.max(next.start, map.map(end, 1)), end: -1, home: nextHome };
}

function arrive({ start, end, home }: Course, after: TextProjection): Trace {
  const point = home && { offset: after.posToOffset(home.pos, -1), skip: home.skip };
  const from = after.posToOffset(start, 1);
  const to = after.posToOffset(end, -1);
  if (end >= 0 && after.text.slice(from, to).trim() !== '') return { start: from, end: to, home: point };
  const rest = end >= 0 ? after.posToOffset(end, 1) : from;
  return { start: rest, end: rest, home: point };
}
