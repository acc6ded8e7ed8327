import { compareQuotes } from '@/lib/quotes/compare-quotes';
import type { QuoteComparison, QuoteOptions } from '@/lib/quotes/comparison';
import type { PreparedSource } from '@/lib/quotes/prepare-source';

/**
 * Finds a quotation in what was said and tells how faithful it is, word by word. Never says `verbatim`, `verbatim_partial` or `condensed`
 * when a word differs; numbers, negations, names and limits that changed are in `alerts`. An ellipsis in it shows that words are left out.
 * Without a word in it, or without a source, the wording is not found. Nothing throws.
 */
export function compareQuote(
  quote: string,
  sourceText: string | PreparedSource,
  options: QuoteOptions = {},
): QuoteComparison {
  return compareQuotes([quote], sourceText, options);
}
