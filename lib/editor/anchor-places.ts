import { dueOf, type Point, takePoint } from '@/lib/editor/exact-point';
import type { AnchorHome, AnchorMemory, AnchorPlace, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { Edit } from '@/lib/editor/step-batch';
import type { TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** The place where the words of an anchor belong, and where they were found since, the latest last. */
export type Places = readonly [AnchorPlace, ...AnchorPlace[]];

/** The first, and the latest. */
const MOST_PLACES = 3;

/** What an anchor remembers, in positions of a document whose text this is; its range is the latest place. */
export function placesOf(anchor: StandingAnchor, text: TextProjection, size: number): Places {
  const { start, end, placement, memory } = anchor;
  const isAway = placement === 'moved';
  const [first, ...others] = memory?.places ?? [];
  if (!first) {
    const place = placeOf(anchor, text, size, isAway);
    const { home } = memory ?? {};
    return home ? [placeOf({ start: home.offset, end: home.offset }, text, size, false), place] : [place];
  }
  const places: Places = [first, ...others];
  const shown = rangeOf(shownOf(places), anchor.exact, text);
  if (shown.start === start && shown.end === end) return places;
  // Somebody put it elsewhere, or let it go.
  const place = placeOf(anchor, text, size, isAway);
  return start < end ? withPlace(places, place) : [place];
}

/** A place on a range. Behind the last block and before the first one a block may come to stand there. */
export function placeOf(
  { start, end }: TextRange,
  text: TextProjection,
  size: number,
  isAway: boolean,
): AnchorPlace {
  const at = (pos: number): Point => ({ pos, losses: [] });
  if (start < end) {
    return { start: at(text.offsetToPos(start, 1)), end: at(text.offsetToPos(end, -1)), isAway };
  }
  const pos = start === 0 ? 0 : text.offsetToPos(start, 1);
  return { start: at(start === text.text.length ? size : pos), end: at(pos), isAway };
}

/** Takes places through a step: what is typed at either edge stays outside, what is typed between stays inside. */
export function takePlaces([first, ...others]: Places, edit: Edit): Places {
  return [takePlace(first, edit), ...others.map((place) => takePlace(place, edit))];
}

function takePlace({ start, end, isAway }: AnchorPlace, edit: Edit): AnchorPlace {
  return { start: takePoint(start, 1, edit), end: takePoint(end, -1, edit), isAway };
}

/** Places with one more, which is the latest. */
export function withPlace([first, ...others]: Places, place: AnchorPlace): Places {
  return [first, ...[...others, place].slice(1 - MOST_PLACES)];
}

/** The latest place of which something is left, else the first. */
export function shownOf(places: Places): AnchorPlace {
  return places.findLast(({ start, end }) => start.pos < end.pos) ?? places[0];
}

/** The range of a place. Of one that is gone it is empty, behind all that has come in there since. */
export function rangeOf({ start, end }: AnchorPlace, exact: string, text: TextProjection): TextRange {
  const [from, to] = [text.posToOffset(start.pos, 1), text.posToOffset(end.pos, -1)];
  const words = start.pos < end.pos ? text.text.slice(from, to) : '';
  if (words !== '' && (words === exact || words.trim() !== '')) return { start: from, end: to };
  const rest = text.posToOffset(Math.max(start.pos, end.pos), 1);
  return { start: rest, end: rest };
}

/** Where the words are due that stand at a place or did; null while nothing was lost at its start. */
export function homeOf(places: Places, shown: AnchorPlace, text: TextProjection): AnchorHome | null {
  const [first] = places;
  const due =
    dueOf((shown.isAway ? first : shown).start) ?? (shown.isAway ? { pos: first.start.pos, skip: 0 } : null);
  if (!due) return null;
  const offset = text.posToOffset(due.pos, -1);
  return { offset, skip: Math.max(0, text.posToOffset(due.pos + due.skip, 1) - offset) };
}

/** What there is to remember of places beside the range that is shown: nothing of a range at whose ends nothing was lost. */
export function memoryOf(places: Places, home: AnchorHome | null, shown: TextRange): AnchorMemory | null {
  const [{ start, end, isAway }, ...others] = places;
  const isBare = others.length === 0 && !isAway && start.losses.length === 0 && end.losses.length === 0;
  return isBare && shown.start < shown.end ? null : { home, places };
}
