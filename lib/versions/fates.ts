import { anchorIn } from '@/lib/anchoring/anchor';
import { type AnchorCandidate, type AnchorResult, MOST_CANDIDATES } from '@/lib/anchoring/anchor-result';
import { type Comparison, compareTexts } from '@/lib/anchoring/carry-anchors';
import { placesOf } from '@/lib/anchoring/places-of';
import type { Work } from '@/lib/anchoring/work';
import type { Placement } from '@/lib/annotations/model';
import type { AnchorHome, StandingAnchor } from '@/lib/editor/standing-anchor';
import type { TextRange } from '@/lib/text/text-range';

/** What becomes of an anchor in another text. Without a place (`ambiguous`, `orphaned`) it is empty, where its words were. */
export interface Fate extends TextRange {
  placement: Placement;
  /** How much of its words is there, 0 to 1. */
  score: number;
  /** Places that could be meant, the likeliest first; none unless `ambiguous`. */
  candidates: AnchorCandidate[];
  home: AnchorHome | null;
}

/** Where anchors are in a text, asked for one by one. */
export interface Fates {
  of(anchor: StandingAnchor): Fate;
  /** What it comes to when it is placed by hand on a range of the new text, or, on none, to be let go. */
  chosen(anchor: StandingAnchor, range: TextRange | null): Fate;
}

/** To find words that have changed, with nothing but a quote, each time the whole text is read: so many units of it all together. */
const MOST_READ = 100_000_000;
/** Letters and signs from which on words need no context where they were lost. */
const TELLING = 32;
/**
 * Where anchors of one text are in another: one fate each, in the order given. Those that have a place go where its words went; those
 * without one are looked for by their quote. Whatever is `placed` or `moved` has the very words of its quote.
 */
export function fatesOf(before: string, after: string, anchors: readonly StandingAnchor[]): Fate[] {
  const fates = compareFates(before, after);
  return anchors.map((each) => fates.of(each));
}

/** `of` for each of many anchors, with pauses. */
export function* findingFates(fates: Fates, anchors: readonly StandingAnchor[]): Work<Fate[]> {
  const found: Fate[] = [];
  for (const each of anchors) {
    found.push(fates.of(each));
    yield;
  }
  return found;
}

/** Compares two texts once, for asking what becomes of anchors. */
export function compareFates(
  before: string,
  after: string,
  comparison: Comparison = compareTexts(before, after),
): Fates {
  const texts = { after, comparison, spare: MOST_READ };
  return {
    of: (each) => {
      // Only marks have changed.
      if (before === after) return unmoved(each);
      return each.start < each.end ? carryPlaced(each, texts) : findLost(each, texts);
    },
    chosen: (each, range) => {
      if (!range) return { ...lost('orphaned', each, texts), candidates: [] };
      const isWhole = after.slice(range.start, range.end) === each.exact;
      if (!isWhole) return { ...range, placement: 'changed', score: 0, candidates: [], home: null };
      return standing(range, each, texts);
    },
  };
}

interface Texts {
  after: string;
  comparison: Comparison;
  /** How much may still be read to find changed words. */
  spare: number;
}

function carryPlaced(each: StandingAnchor, texts: Texts): Fate {
  const { after, comparison } = texts;
  const { exact, placement } = each;
  const result = comparison.carry(each);
  if (!('start' in result)) {
    // Other words than those that are meant have gone; these may be there again.
    if (placement === 'changed') return findLost(each, texts);
    return settle(result, each, texts);
  }
  const { start, end } = result;
  if (after.slice(start, end) === exact) return standing({ start, end }, each, texts);
  const restored = placement === 'changed' ? placeWithin(after, exact, result) : null;
  if (restored) return standing(restored, each, texts);
  return {
    start,
    end,
    placement: 'changed',
    score: Math.min(result.score, 0.99),
    candidates: [],
    home: null,
  };
}

/** The very words at a place that overlaps the one where what they had become went, if it is the only one. */
function placeWithin(after: string, exact: string, { start, end }: TextRange): TextRange | null {
  const from = Math.max(0, start - exact.length + 1);
  const [place, other] = placesOf(after.slice(from, end + exact.length - 1), exact, 2);
  if (place === undefined || other !== undefined) return null;
  return { start: from + place, end: from + place + exact.length };
}

function findLost(each: StandingAnchor, texts: Texts): Fate {
  const { after, comparison } = texts;
  const { exact, prefix, suffix } = each;
  const gap = comparison.gapAt(each.start).after;
  // Right where they were lost they are back, whatever else says the same.
  const [back, more] = placesOf(after.slice(gap.start, gap.end), exact, 2);
  if (back !== undefined && more === undefined && isTold(after, gap.start + back, each)) {
    const start = gap.start + back;
    return standing({ start, end: start + exact.length }, each, texts);
  }
  if (texts.spare <= 0) return settle(foundBare(after, exact), each, texts);
  texts.spare -= after.length;
  const selector = { exact, prefix, suffix, start: gap.start, end: gap.end };
  return settle(
    anchorIn(after, selector, () => comparison.after),
    each,
    texts,
  );
}

/** Whether the words at a place say enough, or one side of what stood around them stands there too. */
function isTold(after: string, start: number, { exact, prefix, suffix }: StandingAnchor): boolean {
  if (exact.trim().length >= TELLING) return true;
  const hasPrefix = prefix.trim() !== '' && after.endsWith(prefix, start);
  return hasPrefix || (suffix.trim() !== '' && after.startsWith(suffix, start + exact.length));
}

function foundBare(after: string, exact: string): AnchorResult {
  const places = placesOf(after, exact, MOST_CANDIDATES);
  const [only] = places;
  if (only === undefined) return { status: 'orphaned' };
  if (places.length === 1 && exact.trim().length >= TELLING) {
    return { status: 'moved', start: only, end: only + exact.length, score: 1 };
  }
  const candidates = places.map((start) => ({ start, end: start + exact.length, score: 1 / places.length }));
  return { status: 'ambiguous', candidates };
}

function settle(result: AnchorResult, each: StandingAnchor, texts: Texts): Fate {
  switch (result.status) {
    case 'placed':
    case 'moved':
      return standing(result, each, texts);
    case 'changed': {
      const { start, end, score } = result;
      return { start, end, placement: 'changed', score, candidates: [], home: null };
    }
    case 'ambiguous':
      return { ...lost('ambiguous', each, texts), candidates: result.candidates };
    case 'orphaned':
      return { ...lost('orphaned', each, texts), candidates: [] };
  }
}

/** An anchor on its very words: `placed` where they stood, else `moved`. */
function standing({ start, end }: TextRange, each: StandingAnchor, texts: Texts): Fate {
  const isBack = isAtHome({ start, end }, each, texts);
  const placement = isBack ? 'placed' : 'moved';
  return { start, end, placement, score: 1, candidates: [], home: isBack ? null : homeOf(each, texts) };
}

function isAtHome({ start, end }: TextRange, each: StandingAnchor, { comparison }: Texts): boolean {
  // What was moved before is at home where it was then.
  const home = each.memory?.home;
  if (each.placement === 'moved' && !home) return false;
  const was = each.placement === 'moved' && home ? { start: home.offset, end: home.offset } : each;
  const [before, behind] = [comparison.gapAt(was.start).after, comparison.gapAt(was.end).after];
  return start >= before.start && end <= behind.end;
}

function lost(
  placement: 'ambiguous' | 'orphaned',
  each: StandingAnchor,
  texts: Texts,
): Omit<Fate, 'candidates'> {
  // Where its words were, told by what still stands before them.
  const { start } = texts.comparison.gapAt(each.start).after;
  return { start, end: start, placement, score: 0, home: homeOf(each, texts) };
}

function homeOf({ start, memory }: StandingAnchor, { comparison }: Texts): AnchorHome {
  const { offset, skip } = memory?.home ?? { offset: start, skip: 0 };
  const gap = comparison.gapAt(offset);
  return { offset: gap.after.start, skip: skip + Math.max(0, offset - gap.before.start) };
}

function unmoved({ start, end, placement, memory }: StandingAnchor): Fate {
  return { start, end, placement, score: start < end ? 1 : 0, candidates: [], home: memory?.home ?? null };
}
