import { anchor as findAnchor } from '@/lib/anchoring/anchor';
import { placesOf } from '@/lib/anchoring/places-of';
import { isBroughtIn } from '@/lib/editor/compare-replaced';
import { contextAt, isNear, tells } from '@/lib/editor/quote-context';
import type { Found, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { StepBatch } from '@/lib/editor/step-batch';
import type { Trace } from '@/lib/editor/trace-anchor';

/** Words that come elsewhere too are believed only with this much of their context, or when they are many. */
const CONTEXT_FLOOR = 0.25;
const CONTEXT_MARGIN = 0.15;
/** Letters and signs from which on words are believed elsewhere without it: more than names, titles and phrases have. */
const TELLING = 32;
const MOST_PLACES = 200;
/** Text of which less came in than this share of a quote cannot be the quote changed. */
const LEAST_SHARE = 0.5;
/** Longer pieces are new versions, and are compared as such. */
const LONGEST_PIECE = 20_000;

/** The words of a quote in text that came in; text that was there before is never believed, however like it is. Null when there are none. */
export function findBroughtIn(anchor: StandingAnchor, trace: Trace, batch: StepBatch): Found | null {
  const { exact } = anchor;
  const { text } = batch.after;
  const home = trace.home ?? { offset: trace.start, skip: 0 };
  const expected = due(home);
  // What comes back to where the words stood is whole again only at the very place; before that it may be like words beside them.
  const isElsewhere = (at: number) => at < home.offset || at + exact.length > trace.start;
  const isBelieved = (at: number, context: number) =>
    isElsewhere(at) ? context >= CONTEXT_FLOOR || exact.trim().length >= TELLING : tells(text, at, anchor);
  const found = [...new Set(placesIn(batch, exact))]
    .filter((start) => isBroughtIn({ start, end: start + exact.length }, batch))
    .map((start) => ({ start, context: contextAt(text, start, anchor), far: Math.abs(start - expected) }))
    .filter(({ start, context }) => isBelieved(start, context))
    .toSorted((one, other) => other.context - one.context || one.far - other.far);
  const [best, next] = found;
  if (!best) return null;
  if (next && best.context - next.context < CONTEXT_MARGIN) {
    return { start: trace.start, end: trace.start, placement: 'ambiguous' };
  }
  const place = { start: best.start, end: best.start + exact.length };
  if (best.start === expected || (!isElsewhere(best.start) && isNear(text, best.start, expected, anchor)))
    return { ...place, placement: 'placed' };
  return { ...place, placement: 'moved' };
}

function placesIn({ after, inserted }: StepBatch, exact: string): number[] {
  return inserted.flatMap((part) => {
    const from = Math.max(0, part.start - exact.length + 1);
    const around = after.text.slice(from, part.end + exact.length - 1);
    return placesOf(around, exact, MOST_PLACES).map((at) => at + from);
  });
}

/** The words of a quote, changed, in text that came in; `spend` is asked before every look and may refuse. Null when there are none. */
export function findChangedIn(
  anchor: StandingAnchor,
  trace: Trace,
  batch: StepBatch,
  spend: () => boolean,
): Found | null {
  const home = trace.home ?? { offset: trace.start, skip: 0 };
  const { text } = batch.after;
  for (const part of batch.inserted) {
    const length = part.end - part.start;
    if (length < LEAST_SHARE * anchor.exact.length || length > LONGEST_PIECE) continue;
    if (!spend()) return null;
    const from = Math.max(0, part.start - anchor.prefix.length);
    const piece = text.slice(from, part.end + anchor.suffix.length);
    const found = findAnchor(piece, { ...anchor, start: due(home) - from });
    if (found.status !== 'changed') continue;
    const place = { start: found.start + from, end: found.end + from };
    if (isBroughtIn(place, batch)) return { ...place, placement: 'changed' };
  }
  return null;
}

const due = (home: { offset: number; skip: number }): number => home.offset + home.skip;
