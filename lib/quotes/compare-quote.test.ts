import { describe, expect, test } from 'vitest';
import { compareQuotes } from '@/lib/quotes/compare-quotes';
import type { QuoteComparison } from '@/lib/quotes/comparison';
import { QUOTE_PAIRS } from '@/lib/quotes/fixtures/quote-pairs';
import type { QuotePair } from '@/lib/quotes/fixtures/quote-pair';

const compare = ({ quote, source, language }: QuotePair): QuoteComparison => {
  const isForeign = language === undefined;
  return compareQuotes(typeof quote === 'string' ? [quote] : quote, source, isForeign ? {} : { language });
};

/** What of an alert the test set tells. */
const alertsOf = ({ alerts }: QuoteComparison) =>
  alerts
    .map(({ kind, said, printed }) =>
      kind === 'omission' || kind === 'insertion' ? `${kind}: ${said}` : `${kind}: ${said} > ${printed}`,
    )
    .toSorted();

for (const [language, pairs] of Object.entries(QUOTE_PAIRS)) {
  describe(`compareQuote in ${language} (${pairs.length} pairs)`, () => {
    test.each(pairs)('$name: $fidelity', (pair) => {
      const result = compare(pair);
      const { start, end } = result;
      expect({
        fidelity: result.fidelity,
        matched: start === undefined ? null : pair.source.slice(start, end),
        alerts: alertsOf(result),
      }).toEqual({ fidelity: pair.fidelity, matched: pair.matched, alerts: pair.alerts.toSorted() });
    });
  });
}
