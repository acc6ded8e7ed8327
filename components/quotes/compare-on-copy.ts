import { wordDiff } from '@/components/annotations/word-diff';
import type { BenchQuote, Outcome } from '@/components/quotes/bench';
import { locatePassage } from '@/components/captures/locate-passage';
import { lineOf, type LoadedCopy, readPassage } from '@/components/quotes/read-passage';
import { compareQuotes } from '@/lib/quotes/compare-quotes';
import type { QuoteComparison, QuoteOptions } from '@/lib/quotes/comparison';

/** One for each key from A to I. */
const MOST_OTHERS = 9;
/** So much of the copy on either side is enough to judge a place by. */
const AROUND = 700;

/** Compares a quotation with a copy, and reads what stands around its place and the others. */
export function compareOnCopy(
  { pieces }: Pick<BenchQuote, 'pieces'>,
  copy: LoadedCopy,
  options: QuoteOptions,
): Outcome {
  const comparison = compareQuotes(pieces, copy.prepared, options);
  const { start, end, ranges, alternatives } = comparison;
  return {
    captureId: copy.captureId,
    comparison,
    passage: start === undefined || end === undefined ? null : readPassage(copy, { start, end }, ranges),
    others: alternatives.slice(0, MOST_OTHERS).map((place) => ({
      place: { start: place.start, end: place.end },
      words: lineOf(copy.text, place),
      locator: locatePassage(copy, place),
    })),
    chosen: null,
  };
}

/**
 * The outcome with another of its places: compared there anew. Where the wording was not found a place that is chosen is only shown beside
 * it, and what is suggested stays.
 */
export function atOther(
  { pieces }: Pick<BenchQuote, 'pieces'>,
  copy: LoadedCopy,
  options: QuoteOptions,
  { outcome, index }: { outcome: Outcome; index: number },
): Outcome {
  const place = outcome.others[index]?.place;
  if (!place) return outcome;
  const said = copy.text.slice(place.start, place.end);
  if (!outcome.passage) {
    const diff = wordDiff(said, pieces.join('\n'), options.language);
    return {
      ...outcome,
      comparison: { ...outcome.comparison, diff },
      passage: readPassage(copy, place),
      chosen: index,
    };
  }
  const from = Math.max(0, place.start - AROUND);
  const near = compareQuotes(pieces, copy.text.slice(from, place.end + AROUND), options);
  const isThere =
    near.start !== undefined && from + near.start < place.end && from + (near.end ?? 0) > place.start;
  // What stands right beside it may be as good: then the place is compared alone.
  const [result, shift] = isThere ? [near, from] : [compareQuotes(pieces, said, options), place.start];
  const ranges = result.ranges.map(({ start, end }) => ({ start: start + shift, end: end + shift }));
  const at = { start: ranges[0]?.start ?? place.start, end: ranges.at(-1)?.end ?? place.end };
  const comparison: QuoteComparison = {
    ...result,
    ...at,
    ranges,
    alternatives: outcome.comparison.alternatives,
  };
  return { ...outcome, comparison, passage: readPassage(copy, at, ranges), chosen: index };
}
