import { type AnchorCandidate, type AnchorResult, MOST_CANDIDATES } from '@/lib/anchoring/anchor-result';
import { carryAnchors } from '@/lib/anchoring/carry-anchors';
import { countContext } from '@/lib/anchoring/count-context';
import { type CutText, cuttingText } from '@/lib/anchoring/cut-text';
import { placesOf } from '@/lib/anchoring/places-of';
import { findWindows } from '@/lib/anchoring/windows';
import type { TextSelector } from '@/lib/anchoring/text-selector';
import { finish } from '@/lib/anchoring/work';

/** With less context around them, words are believed only when they are many. */
const CONTEXT_FLOOR = 0.25;
/** Letters and signs from which on words are believed wherever they stand alone. */
const TELLING = 32;
/** Less of the words than this is another sentence; a selector knows less than a whole text, so the floor is higher than there. */
const FLOOR = 0.5;
/** Without context it has to be more. */
const BARE_FLOOR = 0.75;
/** By so much a place must be better than the next. */
const MARGIN = 0.15;
/** Between places of the very same words, context has to say more: half of it, and by so much more than at the next. */
const CHOICE_FLOOR = 0.5;
const CHOICE_MARGIN = 0.25;
const MOST_PLACES = 1_000;

/**
 * Finds what a selector means in a text, knowing nothing but its words, their context and where they stood. The very words come first, and
 * context decides between their places; without them, the likest place is `changed`. Offsets decide only between equals.
 */
export function anchor(text: string, selector: TextSelector): AnchorResult {
  return anchorIn(text, selector, () => finish(cuttingText(text)));
}

/** `anchor` for those who look for many in one text: `cut` answers that text, cut once, if it comes to looking for changed words. */
export function anchorIn(text: string, selector: TextSelector, cut: () => CutText): AnchorResult {
  const { exact, prefix, suffix, start } = selector;
  const whole = prefix + exact + suffix;
  const from = start - prefix.length;
  if (from >= 0 && from + whole.length <= text.length && text.startsWith(whole, from)) {
    return { status: 'placed', start, end: start + exact.length, score: 1 };
  }
  if (exact === '') return anchorEmpty(text, selector);
  const places = placesOf(text, exact, MOST_PLACES)
    .map((at) => ({ start: at, end: at + exact.length, score: contextAt(text, at, selector) }))
    .toSorted((one, other) => other.score - one.score);
  const [best, next] = places;
  if (best && isTold(best, next, exact)) return at(best, selector);
  const tied = places.filter(({ score }) => best && best.score - score < MARGIN);
  const same = tied.find((place) => place.start === start && place.score >= CONTEXT_FLOOR);
  if (same) return at(same, selector);
  const changed = findChanged(cut(), selector);
  if (changed && (!best || changed.context > best.score + MARGIN)) return changed.result;
  if (best) return { status: 'ambiguous', candidates: tied.slice(0, MOST_CANDIDATES) };
  return { status: 'orphaned', hint: Math.min(start, text.length) };
}

function at({ start, end }: AnchorCandidate, selector: TextSelector): AnchorResult {
  return { status: start === selector.start ? 'placed' : 'moved', start, end, score: 1 };
}

function isTold(best: AnchorCandidate, next: AnchorCandidate | undefined, exact: string): boolean {
  if (next) return best.score >= CHOICE_FLOOR && best.score - next.score >= CHOICE_MARGIN;
  return best.score >= CONTEXT_FLOOR || exact.trim().length >= TELLING;
}

/** How much of a selector's context stands around a place of its words, 0 to 1; where there is none, none does. */
function contextAt(text: string, at: number, selector: TextSelector): number {
  const { shared, known } = countContext(text, at, selector);
  return known === 0 ? 0 : shared / known;
}

/** The place where the words stand changed; null when there is none, or two are as good. */
function findChanged(
  searched: CutText,
  { exact, prefix, suffix }: TextSelector,
): { result: AnchorResult; context: number } | null {
  const piece = prefix + exact + suffix;
  const range = { start: prefix.length, end: prefix.length + exact.length };
  const { text } = searched;
  const found = findWindows(searched, piece).flatMap((window) => {
    const part = text.slice(window.start, window.end);
    const edges = [
      { start: 0, end: prefix.length },
      { start: range.end, end: piece.length },
    ];
    const [words, left, right] = carryAnchors(piece, part, [range, ...edges]);
    if (!words || !('start' in words) || words.score < FLOOR) return [];
    const context = (shareOf(left, prefix) + shareOf(right, suffix)) / 2;
    if (context < CONTEXT_FLOOR && words.score < BARE_FLOOR) return [];
    const place = { start: words.start + window.start, end: words.end + window.start };
    return [{ place, context, score: words.score + context }];
  });
  const [best, next] = found.toSorted((one, other) => other.score - one.score);
  if (!best || (next && best.place.start !== next.place.start && best.score - next.score < MARGIN))
    return null;
  const isSame = text.slice(best.place.start, best.place.end) === exact;
  if (isSame) return null;
  const score = Math.min(0.99, best.score - best.context);
  return { result: { status: 'changed', ...best.place, score }, context: best.context };
}

function shareOf(result: AnchorResult | undefined, words: string): number {
  return words.trim() !== '' && result && 'score' in result ? result.score : 0;
}

/** A place without words stands between its contexts, if these stand together once. */
function anchorEmpty(text: string, { prefix, suffix, start }: TextSelector): AnchorResult {
  const [place, other] = placesOf(text, prefix + suffix, 2);
  if (place === undefined || other !== undefined)
    return { status: 'orphaned', hint: Math.min(start, text.length) };
  return { status: 'moved', start: place + prefix.length, end: place + prefix.length, score: 1 };
}
