import { NONE } from '@/lib/anchoring/alignment';
import { alignQuote, type QuoteAlignment, weightOf } from '@/lib/quotes/align-quote';
import { findWindows, type Window } from '@/lib/quotes/find-windows';
import { type PreparedSource } from '@/lib/quotes/prepare-source';
import type { QuoteWords } from '@/lib/quotes/read-quote';
import { findRuns } from '@/lib/quotes/find-runs';

/** A place of a quotation: the row of each word, the weight of what was found, and whether all pieces stand in their order. */
export type Placed = QuoteAlignment & { matched: number; isInOrder: boolean };

/** Words that may stand between two pieces of a quotation in the first look. */
const SHOWN_ROOM = 120;
const MOST_CHOICES = 24;
/** So much more must be found elsewhere before pieces are said to stand in another order; two words. */
const ORDER_MARGIN = 1.5;

/** The best place of a quotation and others; the best first, equally good ones in the order of the source. */
export function placeQuote(quote: QuoteWords, source: PreparedSource): Placed[] {
  if (quote.words.length === 0 || source.keys.length === 0) return [];
  const whole = placesOfPiece(quote, source);
  const [best] = whole;
  const weight = quote.words.reduce((sum, { key }) => sum + weightOf(source, key), 0);
  if (quote.breaks.size === 0 || (best && best.matched > weight - 0.01)) return whole;
  const chain = chainPieces(quote, source);
  return chain && chain.matched > (best?.matched ?? 0) + 0.01 ? [chain, ...whole] : whole;
}

function placesOfPiece(quote: QuoteWords, source: PreparedSource): Placed[] {
  const keys = quote.words.map(({ key }) => key);
  const runs = quote.breaks.size === 0 ? findRuns(source, keys) : [];
  const windows = runs.length > 0 ? [] : findWindows(source, keys, roomOf(quote));
  const placed = [
    ...runs.map((rows) => asPlaced(quote, source, { score: 1e6, rows })),
    ...windows.map((window) => asPlaced(quote, source, alignQuote(quote, source, window))),
  ].filter(({ matched }) => matched > 0);
  const ordered = placed.toSorted((a, b) => b.score - a.score || firstOf(a.rows) - firstOf(b.rows));
  const seen = new Set<number>();
  return ordered.filter(({ rows }) => !seen.has(firstOf(rows)) && seen.add(firstOf(rows)));
}

const roomOf = ({ words, breaks }: QuoteWords) =>
  Math.ceil(words.length * 0.6) + 8 + SHOWN_ROOM * Math.min(6, breaks.size);

function asPlaced(quote: QuoteWords, source: PreparedSource, { score, rows }: QuoteAlignment): Placed {
  let matched = 0;
  rows.forEach((row, index) => {
    if (row !== NONE) matched += weightOf(source, quote.words[index]?.key ?? NONE);
  });
  return { score, rows, matched, isInOrder: true };
}

/** The first row of the source that a quotation takes; -1 for none. */
function firstOf(rows: Int32Array): number {
  return rows.find((row) => row !== NONE) ?? NONE;
}

const lastOf = (rows: Int32Array): number => rows.findLast((row) => row !== NONE) ?? NONE;

/** Looks for each piece by itself and takes the best places that follow each other. */
function chainPieces(quote: QuoteWords, source: PreparedSource): Placed | null {
  const bounds = [...quote.breaks.keys()].toSorted((a, b) => a - b).map((index) => index + 1);
  const pieces = [0, ...bounds].map((from, index): Window => ({
    from,
    to: bounds[index] ?? quote.words.length,
  }));
  const choices = pieces.map((piece) => placesOfPiece(partOf(quote, piece), source).slice(0, MOST_CHOICES));
  const ordered = bestChain(choices, true);
  const free = bestChain(choices, false);
  const chain = free.matched > ordered.matched + ORDER_MARGIN ? free : ordered;
  const rows = new Int32Array(quote.words.length).fill(NONE);
  pieces.forEach(({ from }, index) => {
    const place = chain.places[index];
    if (place) rows.set(place.rows, from);
  });
  return { score: chain.matched, rows, matched: chain.matched, isInOrder: chain === ordered };
}

function partOf(quote: QuoteWords, { from, to }: Window): QuoteWords {
  return {
    text: quote.text,
    words: quote.words.slice(from, to),
    breaks: new Map(),
    pieceOf: quote.pieceOf.slice(from, to),
  };
}

type Chain = { matched: number; places: (Placed | null)[] };

/** The most words over all pieces; with `isOrdered`, each behind the one before, the nearest of equals. */
function bestChain(choices: readonly Placed[][], isOrdered: boolean): Chain {
  // By end, so that a later piece may begin behind it; a piece may also be missing.
  let open: (Chain & { end: number })[] = [{ matched: 0, places: [], end: NONE }];
  for (const places of choices) {
    const next: typeof open = [];
    for (const chain of open) {
      next.push({ ...chain, places: [...chain.places, null] });
      for (const place of places) {
        if (isOrdered && firstOf(place.rows) <= chain.end) continue;
        const distance =
          chain.end === NONE ? 0 : Math.min(0.3, Math.abs(firstOf(place.rows) - chain.end) * 1e-4);
        next.push({
          matched: chain.matched + place.matched - distance,
          places: [...chain.places, place],
          end: lastOf(place.rows),
        });
      }
    }
    open = next.toSorted((a, b) => b.matched - a.matched).slice(0, 64);
  }
  const best = open[0] ?? { matched: 0, places: [] };
  return { matched: best.places.reduce((sum, place) => sum + (place?.matched ?? 0), 0), places: best.places };
}
