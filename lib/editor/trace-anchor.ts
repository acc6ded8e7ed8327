import { findBetween, findInContext, isBack, regrow } from '@/lib/editor/come-home';
import { projectionOf } from '@/lib/editor/projection-of';
import { isNear } from '@/lib/editor/quote-context';
import type { AnchorHome, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { BatchStep, StepBatch } from '@/lib/editor/step-batch';
import type { TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** Where the steps took an anchor, in offsets. Empty when nothing of it is left. */
export interface Trace {
  start: number;
  end: number;
  home: AnchorHome | null;
  /** Whether the range has the words of the quote. */
  isWhole: boolean;
}

/** An anchor while steps go by, in positions. `end` is null when nothing of it is left; then `start` stays behind what comes to stand there. */
interface Course {
  start: number;
  end: number | null;
  home: { pos: number; skip: number } | null;
  isWhole: boolean;
}

/**
 * Takes an anchor through the steps of a batch. What is typed at either edge stays outside, what is typed between stays inside. Once its
 * first unit is deleted, `home` keeps the point and counts what is lost between there and the start; after each step the words are
 * looked for there, so that it does not matter how steps are cut into batches.
 */
export function traceAnchor(anchor: StandingAnchor, { before, after, steps }: StepBatch): Trace {
  let course = setOut(anchor, before, steps[0]?.doc.content.size ?? 0);
  for (const step of steps) {
    const next = takeStep(course, step);
    // What a step puts in the place of words is compared with them later; here only what comes back is found.
    const isReplaced = course.end !== null && next.end === null;
    course = next.isWhole && next.home === null ? next : look(next, anchor, step, isReplaced);
  }
  return { ...rangeOf(course, after), home: homeOf(course, after), isWhole: course.isWhole };
}

function setOut({ start, end, home, placement }: StandingAnchor, text: TextProjection, size: number): Course {
  const isEmpty = start === end;
  const isAtEnd = isEmpty && start === text.text.length;
  return {
    // Behind the last block, and a home before the first one: a block may come to stand there.
    start: isAtEnd ? size : text.offsetToPos(start, 1),
    end: isEmpty ? null : text.offsetToPos(end, -1),
    home: home && { pos: home.offset === 0 ? 0 : text.offsetToPos(home.offset, -1), skip: home.skip },
    isWhole: placement === 'placed' || placement === 'moved',
  };
}

function takeStep({ start, end, home, isWhole }: Course, step: BatchStep): Course {
  const { map, replaced } = step;
  const nextHome = takeHome({ start, end, home }, step);
  if (end === null) return { start: map.map(start, 1), end, home: nextHome, isWhole };
  const isDamaged = replaced.some(
    ({ oldStart, oldEnd }) => oldStart < end && oldEnd > start && (oldStart > start || oldEnd > oldStart),
  );
  const next = { start: map.map(start, 1), end: map.map(end, -1) };
  if (next.start < next.end) return { ...next, home: nextHome, isWhole: isWhole && !isDamaged };
  return { start: Math.max(next.start, map.map(end, 1)), end: null, home: nextHome, isWhole: false };
}

function takeHome({ start, end, home }: Omit<Course, 'isWhole'>, step: BatchStep): Course['home'] {
  const { doc, map, replaced } = step;
  const textBetween = (left: number, right: number) => {
    const text = projectionOf(doc);
    return Math.max(0, text.posToOffset(right, 1) - text.posToOffset(left, -1));
  };
  if (home) {
    // Also what is deleted just before the point: when it comes back, it does so behind it.
    const over = replaced.find(({ oldStart, oldEnd }) => oldStart < home.pos && home.pos <= oldEnd);
    if (!over) return { pos: map.map(home.pos, -1), skip: home.skip };
    return { pos: over.newStart, skip: home.skip + textBetween(over.oldStart, home.pos) };
  }
  const over = replaced.find(({ oldStart, oldEnd }) => oldStart <= start && start < oldEnd);
  return over && end !== null ? { pos: over.newStart, skip: textBetween(over.oldStart, start) } : null;
}

/** Looks for the words where they are expected: whole again where the anchor is, or back where it was. */
function look(
  course: Course,
  anchor: StandingAnchor,
  { next, replaced }: BatchStep,
  isReplaced: boolean,
): Course {
  const { exact } = anchor;
  const text = projectionOf(next);
  const touched = replaced.map(({ newStart, newEnd }) => ({
    start: text.posToOffset(newStart, -1),
    end: text.posToOffset(newEnd, 1),
  }));
  const inserted = touched.filter((part) => part.start < part.end);
  const home = homeOf(course, text);
  const left = rangeOf(course, text);
  const due = home ? home.offset + home.skip : left.start;
  const { start, end } = regrow(left, exact, due, text.text, inserted);
  const isWhole = text.text.slice(start, end) === exact;
  // One that has moved stays so until its words are at the very place.
  const isHome = (at: number) => at === due || (!course.isWhole && isNear(text.text, at, due, anchor));
  const isGrown = start < left.start || end > left.end;
  if (isWhole && (home === null || isGrown || isHome(start))) return courseOf({ start, end }, text, true);
  const at = { start, end, home };
  const back = isBack(anchor, at, due, text.text, touched)
    ? due
    : ((isReplaced || isWhole ? null : findBetween(anchor, at, text.text, inserted)) ??
      findInContext(anchor, at, text.text));
  if (back !== null) return courseOf({ start: back, end: back + exact.length }, text, true);
  if (!isGrown) return { ...course, isWhole };
  const grown = courseOf({ start, end }, text, isWhole);
  // A first letter that is there again needs no memory of where it was.
  return start < left.start && start === due ? grown : { ...grown, home: course.home };
}

function courseOf({ start, end }: TextRange, text: TextProjection, isWhole: boolean): Course {
  return { start: text.offsetToPos(start, 1), end: text.offsetToPos(end, -1), home: null, isWhole };
}

function rangeOf({ start, end, isWhole }: Course, text: TextProjection): TextRange {
  const from = text.posToOffset(start, 1);
  if (end === null) return { start: from, end: from };
  const to = text.posToOffset(end, -1);
  if (isWhole || text.text.slice(from, to).trim() !== '') return { start: from, end: to };
  const rest = text.posToOffset(end, 1);
  return { start: rest, end: rest };
}

function homeOf({ home }: Course, text: TextProjection): AnchorHome | null {
  return home && { offset: text.posToOffset(home.pos, -1), skip: home.skip };
}
