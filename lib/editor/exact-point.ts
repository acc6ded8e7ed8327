import type { Edit, Span } from '@/lib/editor/step-batch';

/**
 * What an edit did near a point: `length` positions were lost, and what stands between `from` and `to` came in their place. `lost` is the
 * hash of their text. Letters that were typed or deleted one by one share an entry: then it is the letters themselves, and `way` tells
 * whether the next one was deleted behind (1) or before (-1) those that were deleted already. `pos` is where the point was before.
 */
export interface Loss {
  from: number;
  to: number;
  length: number;
  lost: number | string;
  way: Side;
  pos: number;
}

/** A position with what was lost around it, the latest last: taken back in that order, edits leave it exactly where it was. */
export interface Point {
  pos: number;
  losses: readonly Loss[];
}

/** The side of what is inserted at a point that the point goes to. */
export type Side = -1 | 1;

/** So much a point remembers; what was lost before that has to be looked for. */
const MOST_LOSSES = 100;
const MOST_LETTERS = 200;

/**
 * Takes a point through an edit. One that takes back the latest loss restores what was before it; one that positions alone can be taken
 * through and back shifts it; any other is remembered. So an edit and then its inverse always lead back to the very same.
 */
export function takePoint(point: Point, side: Side, edit: Edit): Point {
  return takeBack(point, side, edit) ?? shiftAll(point, side, edit) ?? remember(point, side, edit);
}

/** Where the point was before all that it remembers: a position before what stands there now, and how much further it is once all is back. */
export function dueOf({ losses }: Point): { pos: number; skip: number } | null {
  const [first] = losses;
  if (!first) return null;
  let { pos } = first;
  let skip = 0;
  for (const loss of losses) {
    if (loss.from <= pos && pos <= loss.from + loss.length) {
      skip += pos - loss.from;
      pos = loss.from;
    } else pos = mapPos(pos, -1, spanOf(loss));
  }
  return { pos, skip };
}

function takeBack({ losses }: Point, side: Side, edit: Edit): Point | null {
  const last = losses.at(-1);
  if (!last) return null;
  const left = withoutLatest(last, edit);
  if (!left) return null;
  const before = losses.slice(0, -1);
  if (left.length === 0 && left.from === left.to) return { pos: last.pos, losses: before };
  return { pos: mapPos(left.pos, side, spanOf(left)), losses: [...before, left] };
}

/** An entry without the edit that was the latest of it, empty if that was all; null when the edit that comes does not take that back. */
function withoutLatest(loss: Loss, edit: Edit): Loss | null {
  const { from, to, length, lost, way } = loss;
  if (typeof lost === 'number') {
    const isInverse = edit.at === from && edit.at + edit.del === to && edit.ins === length;
    return isInverse && edit.came().hash === lost ? { ...loss, to: from, length: 0 } : null;
  }
  if (edit.del + edit.ins !== 1) return null;
  if (length === 0) return edit.del === 1 && edit.at + 1 === to ? { ...loss, to: edit.at } : null;
  if (edit.at !== from || edit.ins !== 1) return null;
  const rest = way > 0 ? lost.slice(0, -1) : lost.slice(1);
  const letter = way > 0 ? lost.slice(-1) : lost.slice(0, 1);
  if (edit.came().text !== letter) return null;
  const at = way > 0 ? from : from + 1;
  return { ...loss, from: at, to: at, length: length - 1, lost: rest, way: length > 2 ? way : 1 };
}

/** An entry that stands for one more letter; null when the edit is not the next of its kind. */
function withLetter(loss: Loss, edit: Edit): Loss | null {
  const { from, to, length, lost, way } = loss;
  if (typeof lost !== 'string' || edit.del + edit.ins !== 1) return null;
  if (length === 0) return edit.ins === 1 && edit.at === to ? { ...loss, to: to + 1 } : null;
  if (edit.del !== 1 || length >= MOST_LETTERS) return null;
  const letter = edit.gone().text;
  if (!isLetter(letter)) return null;
  if (edit.at === from && (way > 0 || length === 1)) {
    return { ...loss, length: length + 1, lost: lost + letter, way: 1 };
  }
  if (edit.at + 1 !== from || (way > 0 && length > 1)) return null;
  return { ...loss, from: edit.at, to: edit.at, length: length + 1, lost: letter + lost, way: -1 };
}

function remember({ pos, losses }: Point, side: Side, edit: Edit): Point {
  const next = edit.parts.reduce((at, part) => mapPos(at, side, part), pos);
  const last = losses.at(-1);
  const grown = last && withLetter(last, edit);
  if (grown) return { pos: next, losses: [...losses.slice(0, -1), grown] };
  const isOne = edit.del + edit.ins === 1 && (edit.ins === 1 || isLetter(edit.gone().text));
  const loss: Loss = {
    from: edit.at,
    to: edit.at + edit.ins,
    length: edit.del,
    lost: isOne ? edit.gone().text : edit.gone().hash,
    way: 1,
    pos,
  };
  return { pos: next, losses: [...losses.slice(1 - MOST_LOSSES), loss] };
}

function shiftAll(point: Point, side: Side, { parts }: Edit): Point | null {
  return parts.reduce<Point | null>((at, part) => at && shift(at, side, part), point);
}

/** Half a sign is none that a row could hold. */
function isLetter(text: string): boolean {
  return text.length === 1 && !/[\p{Surrogate}\0]/u.test(text);
}

/** The point where only positions have changed, with all that it remembers; null when a position alone would not find back. */
function shift(point: Point, side: Side, edit: Span): Point | null {
  if (!isKept(point.pos, side, edit)) return null;
  const losses = [...point.losses];
  let span = edit;
  for (let index = losses.length - 1; index >= 0; index--) {
    const loss = losses[index];
    if (!loss) break;
    const { from, to } = loss;
    const end = span.at + span.del;
    const delta = span.ins - span.del;
    if (from < span.at && end < to) {
      // All of it within what came in since.
      losses[index] = { ...loss, to: to + delta };
      break;
    }
    if (span.at <= to && from <= end) return null;
    const isBefore = end < from;
    span = isBefore ? span : { ...span, at: span.at + loss.length - (to - from) };
    if (!isKept(loss.pos, side, span)) return null;
    const by = isBefore ? delta : 0;
    losses[index] = { ...loss, from: from + by, to: to + by, pos: mapPos(loss.pos, side, span) };
  }
  return { pos: mapPos(point.pos, side, edit), losses };
}

/** Whether a position that goes through an edit comes back with the inverse. */
function isKept(pos: number, side: Side, { at, del, ins }: Span): boolean {
  if (at < pos && pos < at + del) return false;
  return ins > 0 || del === 0 || pos !== (side > 0 ? at : at + del);
}

function mapPos(pos: number, side: Side, { at, del, ins }: Span): number {
  const end = at + del;
  if (pos < at) return pos;
  if (pos > end) return pos + ins - del;
  const isBehind = del === 0 ? side > 0 : pos === end || (pos > at && side > 0);
  return isBehind ? at + ins : at;
}

function spanOf({ from, to, length }: Loss): Span {
  return { at: from, del: length, ins: to - from };
}
