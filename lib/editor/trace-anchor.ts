import {
  homeOf,
  placeOf,
  placesOf,
  type Places,
  rangeOf,
  shownOf,
  takePlaces,
  withPlace,
} from '@/lib/editor/anchor-places';
import { findBetween, findInContext, isBack } from '@/lib/editor/come-home';
import { projectionOf } from '@/lib/editor/projection-of';
import type { AnchorHome, AnchorPlace, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { BatchStep, StepBatch } from '@/lib/editor/step-batch';

/** Where the steps took an anchor, in offsets. Empty when nothing of it is left. */
export interface Trace {
  start: number;
  end: number;
  home: AnchorHome | null;
  places: Places;
  /** Whether the range has the words of the quote, and whether these belong elsewhere. */
  isWhole: boolean;
  isAway: boolean;
}

/**
 * Takes an anchor through the steps of a batch. Its ends remember what was lost there, so that steps that are taken back leave them where
 * they were. While the words are not whole they are looked for after each step, so that it does not matter how steps are cut into batches.
 */
export function traceAnchor(anchor: StandingAnchor, { before, after, steps }: StepBatch): Trace {
  const { exact } = anchor;
  let places = placesOf(anchor, before, steps[0]?.doc.content.size ?? 0);
  for (const step of steps) {
    const was = shownOf(places);
    places = takePlaces(places, step.edit);
    const [first] = places;
    const text = projectionOf(step.next);
    const isWhole = (place: AnchorPlace) => {
      const { start, end } = rangeOf(place, exact, text);
      return text.text.slice(start, end) === exact;
    };
    if (isWhole(first) && !first.isAway) {
      places = [first];
      continue;
    }
    const shown = shownOf(places);
    // What a step puts in the place of words is compared with them later; here only what comes back is found.
    const isReplaced = was.start.pos < was.end.pos && shown.start.pos >= shown.end.pos;
    if (shown === first || shown.isAway || !isWhole(shown)) places = look(places, anchor, step, isReplaced);
  }
  const shown = shownOf(places);
  const range = rangeOf(shown, exact, after);
  return {
    ...range,
    home: homeOf(places, shown, after),
    places,
    isWhole: after.text.slice(range.start, range.end) === exact,
    isAway: shown.isAway,
  };
}

/** Looks for the words where they are expected: whole again where the anchor is, or back where it was. */
function look(places: Places, anchor: StandingAnchor, step: BatchStep, isReplaced: boolean): Places {
  const { exact } = anchor;
  const text = projectionOf(step.next);
  const touched = step.touched();
  const shown = shownOf(places);
  const home = homeOf(places, shown, text);
  const left = rangeOf(shown, exact, text);
  const isWhole = text.text.slice(left.start, left.end) === exact;
  const due = home ? home.offset + home.skip : left.start;
  const at = { ...left, home };
  const isDue = (isWhole && left.start === due) || isBack(anchor, at, due, text.text, touched);
  const back = isDue
    ? due
    : ((isReplaced || isWhole ? null : findBetween(anchor, at, text.text, touched)) ??
      findInContext(anchor, at, text.text));
  if (back === null) return places;
  const place = { start: back, end: back + exact.length };
  return withPlace(places, placeOf(place, text, step.next.content.size, false));
}
