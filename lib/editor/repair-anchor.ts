import { placesOf } from '@/lib/anchoring/places-of';
import type { AnchorHome, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { StepBatch } from '@/lib/editor/step-batch';
import type { Trace } from '@/lib/editor/trace-anchor';
import type { Placement } from '@/lib/annotations/model';
import type { TextRange } from '@/lib/text/text-range';

/** What becomes of an anchor. */
export interface Standing extends Trace {
  placement: Placement;
}

/** Words that come elsewhere too are believed only with this much of their context, or when they are many. */
const CONTEXT_FLOOR = 0.25;
const CONTEXT_MARGIN = 0.15;
/** Letters and signs from which on words are believed wherever they were brought in. */
const TELLING = 16;
const MOST_PLACES = 200;

/** Where the start of the words has to be, if what was lost is there again. */
export function expectedStart({ start, home }: { start: number; home: AnchorHome | null }): number {
  return home ? home.offset + home.skip : start;
}

/**
 * Looks at the words where the steps left an anchor, then at the place where they stood when they were last whole, then at the text that
 * came in. Null when they stand in none of these.
 */
export function findWhole(anchor: StandingAnchor, trace: Trace, batch: StepBatch): Standing | null {
  const { exact } = anchor;
  const { text } = batch.after;
  const expected = expectedStart(trace);
  if (isBack(anchor, trace, batch)) {
    return { start: expected, end: expected + exact.length, placement: 'placed', home: null };
  }
  if (trace.start < trace.end && text.slice(trace.start, trace.end) === exact) {
    if (trace.home === null || trace.start === expected) return { ...trace, placement: 'placed', home: null };
    return { ...trace, placement: 'moved' };
  }
  return findBroughtIn(anchor, trace, batch);
}

/** Whether the words stand again where they did, made of what is left of them and of what has come in since. */
function isBack(
  { exact }: StandingAnchor,
  { start, end, home }: Trace,
  { after, inserted }: StepBatch,
): boolean {
  const expected = expectedStart({ start, home });
  const back = { start: expected, end: expected + exact.length };
  if (!after.text.startsWith(exact, expected)) return false;
  const from = home ? home.offset : start;
  if (!inserted.some((part) => overlaps(part, { start: from, end: back.end }))) return false;
  const isAtHome = from <= start;
  if (start === end) return !isAtHome || back.end <= end;
  return (
    !isAtHome || back.end <= end || inserted.some((part) => overlaps(part, { start: end, end: back.end }))
  );
}

/** The words in text that came in; text that was there before is never believed, however like it is. */
function findBroughtIn(
  anchor: StandingAnchor,
  trace: Trace,
  { after, inserted }: StepBatch,
): Standing | null {
  const { exact } = anchor;
  const home = trace.home ?? { offset: trace.start, skip: 0 };
  const near = expectedStart(trace);
  const isTelling = exact.trim().length >= TELLING;
  const places = inserted.flatMap((part) => {
    const from = Math.max(0, part.start - exact.length + 1);
    const around = after.text.slice(from, Math.min(after.text.length, part.end + exact.length - 1));
    return placesOf(around, exact, MOST_PLACES).map((at) => at + from);
  });
  const found = [...new Set(places)]
    // What comes back to where the words stood is whole again only at the very place; before that it may be like words beside them.
    .filter((at) => isTelling || at < home.offset || at + exact.length > trace.start)
    .map((start) => ({ start, context: contextAt(after.text, start, anchor), far: Math.abs(start - near) }))
    .filter(({ context }) => isTelling || context >= CONTEXT_FLOOR)
    .toSorted((one, other) => other.context - one.context || one.far - other.far);
  const [best, next] = found;
  if (!best) return null;
  if (next && best.context - next.context < CONTEXT_MARGIN) {
    return { start: trace.start, end: trace.start, placement: 'ambiguous', home };
  }
  const end = best.start + exact.length;
  if (best.start === near) return { start: best.start, end, placement: 'placed', home: null };
  return { start: best.start, end, placement: 'moved', home };
}

function overlaps(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && other.start < one.end;
}

/** How much of a quote's context stands around a place of its words, 0 to 1; space does not count. */
function contextAt(text: string, at: number, { exact, prefix, suffix }: StandingAnchor): number {
  const [left, right] = [packed(prefix), packed(suffix)];
  if (left.length + right.length === 0) return 0;
  const room = prefix.length + suffix.length + 32;
  const before = packed(text.slice(Math.max(0, at - room), at));
  const behind = packed(text.slice(at + exact.length, at + exact.length + room));
  let shared = 0;
  while (shared < left.length && left.at(-1 - shared) === before.at(-1 - shared)) shared += 1;
  let following = 0;
  while (following < right.length && right[following] === behind[following]) following += 1;
  return (shared + following) / (left.length + right.length);
}

const packed = (text: string): string => text.replace(/\s+/gu, '');
