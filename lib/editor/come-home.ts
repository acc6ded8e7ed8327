import { placesOf } from '@/lib/anchoring/places-of';
import { contextAt, isBeside, NEAR, tells } from '@/lib/editor/quote-context';
import type { AnchorHome, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { TextRange } from '@/lib/text/text-range';

/** What is left of an anchor, in offsets. Of one that is gone, `start` and `end` lie behind all that has come in where it was. */
type Left = TextRange & { home: AnchorHome | null };

/** Places of the same words that are looked at. */
const MOST_PLACES = 50;

/** Whether the words stand again where they are expected, made of what is left of them and of what has come in since; `touched` is what a step did. */
export function isBack(
  anchor: StandingAnchor,
  { start, end, home }: Left,
  expected: number,
  text: string,
  touched: readonly TextRange[],
): boolean {
  const { exact } = anchor;
  const back = expected + exact.length;
  const isTouched = (from: number, to: number) => touched.some((part) => part.start < to && from < part.end);
  if (!text.startsWith(exact, expected)) return false;
  if (start < back && back <= end && (!home || home.offset <= start)) return true;
  if (!isTouched(home ? home.offset : start, back)) return false;
  // Few words that are gone altogether can be like what stood beside them and came back first.
  if (start === end && !tells(text, expected, anchor) && !isBeside(text, expected, anchor)) return false;
  // An anchor that has been elsewhere since knows nothing of what came in at home.
  if (home && home.offset > start) return true;
  if (back <= end || (start < end && isTouched(end, back))) return true;
  return contextAt(text, expected, anchor) === 1;
}

/** Words that tell, standing once between what stood before them and what stood behind: others wrote there too. Null when there are none, or two. */
export function findBetween(
  anchor: StandingAnchor,
  { start, end, home }: Left,
  text: string,
  touched: readonly TextRange[],
): number | null {
  if (!home || home.offset > start) return null;
  const isIn = ({ start: from, end: to }: TextRange) => from < to && from < end && home.offset < to;
  if (!touched.some(isIn)) return null;
  const [place, other] = placesOf(text.slice(home.offset, end), anchor.exact, MOST_PLACES)
    .map((at) => home.offset + at)
    .filter((at) => tells(text, at, anchor));
  return place === undefined || other !== undefined ? null : place;
}

/** The words with all that stood beside them, made of what is left of them, near to where they are expected. Null when there are none, or two. */
export function findInContext(
  anchor: StandingAnchor,
  { start, end, home }: Left,
  text: string,
): number | null {
  if (start === end) return null;
  const { exact } = anchor;
  const due = home ? home.offset + home.skip : start;
  const from = Math.max(0, Math.min(due, start) - NEAR);
  const around = text.slice(from, Math.max(due, end) + exact.length + NEAR);
  const [place, other] = placesOf(around, exact, MOST_PLACES)
    .map((at) => from + at)
    .filter((at) => start < at + exact.length && at < end)
    .filter((at) => contextAt(text, at, anchor) === 1);
  return place === undefined || other !== undefined ? null : place;
}
