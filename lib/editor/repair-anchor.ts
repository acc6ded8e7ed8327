import { placesOf } from '@/lib/anchoring/places-of';
import { contextAt, isNear, tells } from '@/lib/editor/quote-context';
import type { StandingAnchor } from '@/lib/editor/standing-anchor';
import type { StepBatch } from '@/lib/editor/step-batch';
import type { Trace } from '@/lib/editor/trace-anchor';
import type { Placement } from '@/lib/annotations/model';

/** What becomes of an anchor. */
export interface Standing extends Omit<Trace, 'isWhole'> {
  placement: Placement;
}

/** Words that come elsewhere too are believed only with this much of their context, or when they are many. */
const CONTEXT_FLOOR = 0.25;
const CONTEXT_MARGIN = 0.15;
const MOST_PLACES = 200;

/**
 * What the words say where the steps left an anchor, or where they were brought in. Null when they stand in neither.
 */
export function findWhole(anchor: StandingAnchor, trace: Trace, batch: StepBatch): Standing | null {
  const { start, end, home, isWhole } = trace;
  if (isWhole) return { start, end, home, placement: home ? 'moved' : 'placed' };
  return findBroughtIn(anchor, trace, batch);
}

/** The words in text that came in; text that was there before is never believed, however like it is. */
function findBroughtIn(
  anchor: StandingAnchor,
  trace: Trace,
  { after, inserted }: StepBatch,
): Standing | null {
  const { exact } = anchor;
  const home = trace.home ?? { offset: trace.start, skip: 0 };
  const near = home.offset + home.skip;
  const places = inserted.flatMap((part) => {
    const from = Math.max(0, part.start - exact.length + 1);
    const around = after.text.slice(from, Math.min(after.text.length, part.end + exact.length - 1));
    return placesOf(around, exact, MOST_PLACES).map((at) => at + from);
  });
  const found = [...new Set(places)]
    // What comes back to where the words stood is whole again only at the very place; before that it may be like words beside them.
    .filter((at) => at < home.offset || at + exact.length > trace.start || tells(after.text, at, anchor))
    .map((start) => ({ start, context: contextAt(after.text, start, anchor), far: Math.abs(start - near) }))
    .filter(({ start, context }) => context >= CONTEXT_FLOOR || tells(after.text, start, anchor))
    .toSorted((one, other) => other.context - one.context || one.far - other.far);
  const [best, next] = found;
  if (!best) return null;
  if (next && best.context - next.context < CONTEXT_MARGIN) {
    return { start: trace.start, end: trace.start, placement: 'ambiguous', home };
  }
  const end = best.start + exact.length;
  if (isNear(after.text, best.start, near, anchor))
    return { start: best.start, end, placement: 'placed', home: null };
  return { start: best.start, end, placement: 'moved', home };
}
