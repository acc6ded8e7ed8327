import { describe, expect, test } from 'vitest';
import { compareQuote } from '@/lib/quotes/compare-quote';
import { compareQuotes } from '@/lib/quotes/compare-quotes';
import { FIDELITIES, type QuoteComparison } from '@/lib/quotes/comparison';
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

const all = Object.values(QUOTE_PAIRS).flat();
const tally = (keys: readonly string[]) =>
  [...new Set(keys)].map((key) => `${key} ${keys.filter((each) => each === key).length}`).join(', ');

describe('the test set', () => {
  const languages = Object.entries(QUOTE_PAIRS).flatMap(([language, pairs]) => pairs.map(() => language));
  const alerts = all.flatMap((pair) => pair.alerts.map((alert) => alert.split(':')[0] ?? ''));

  test(`has ${all.length} pairs: ${tally(languages)}; ${tally(all.map(({ fidelity }) => fidelity))}; alerts: ${tally(alerts)}`, () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(new Set(all.map(({ fidelity }) => fidelity))).toEqual(new Set(FIDELITIES));
  });
});

describe('compareQuote', () => {
  const said = 'TOFT: We begin in March. The wall is old. We begin in March.';

  test('takes the first of equally good places and names the others', () => {
    const result = compareQuote('We begin in March', said);
    expect([result.fidelity, result.start]).toEqual(['verbatim', 6]);
    expect(result.alternatives).toEqual([{ start: 42, end: 59, score: 1 }]);
  });

  test('tells what comes nearest when the wording is not there', () => {
    const result = compareQuote('The wall was sold to strangers for too little money', said);
    expect(result).toMatchObject({ fidelity: 'wording_not_found', score: 0, ranges: [], alerts: [] });
    expect(result.start).toBeUndefined();
    expect(result.alternatives.map(({ start, end }) => said.slice(start, end))).toContain('The wall');
  });

  test('gives each piece its place, and none when one of two is missing', () => {
    const both = compareQuotes(['The wall is old', 'We begin in March'], said);
    expect(both.ranges.map(({ start, end }) => said.slice(start, end)).join(' / ')).toBe(
      'The wall is old. We begin in March',
    );
    expect(compareQuotes(['The wall is old', 'nobody ever wanted another harbour'], said).fidelity).toBe(
      'wording_not_found',
    );
  });

  test('knows names from elsewhere where no capitals show them', () => {
    const source = '我们昨天见到了艾琳，她很高兴。';
    const quote = '我们昨天见到了艾玲，她很高兴。';
    expect(compareQuote(quote, source, { names: ['艾琳'] }).alerts).toEqual([
      { kind: 'name', said: '琳', printed: '玲' },
    ]);
    expect(compareQuote(quote, source).fidelity).toBe('paraphrase');
  });

  test('reads a language it has no lists for', () => {
    const source = "VOLD: Nous avons attendu neuf ans, et l'eau est propre.";
    expect(compareQuote('« l’eau est propre »', source, { language: 'fr' }).fidelity).toBe(
      'verbatim_partial',
    );
    expect(compareQuote('Nous avons attendu dix ans', source, { language: 'fr' }).fidelity).toBe(
      'paraphrase',
    );
  });
});

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
