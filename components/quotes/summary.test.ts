import { describe, expect, it } from 'vitest';
import { buildQuote } from '@/components/quotes/test-quote';
import type { DecidedFidelity } from '@/components/quotes/bench';
import { filtersOf, type Judged, passesFilter, summaryLine } from '@/components/quotes/summary';
import type { QuoteAlert, QuoteComparison } from '@/lib/quotes/comparison';

const NUMBER: QuoteAlert = { kind: 'number', said: '14', printed: '12' };

function judged(
  suggested: QuoteComparison['fidelity'] | null,
  { decided, alerts = [] }: { decided?: DecidedFidelity; alerts?: QuoteAlert[] } = {},
): Judged {
  const comparison = suggested && {
    fidelity: suggested,
    score: 1,
    diff: [],
    ranges: [],
    alerts,
    alternatives: [],
  };
  return {
    quote: buildQuote(decided === undefined ? {} : { fidelity: decided }),
    outcome: comparison && { comparison },
  };
}

describe('the summary', () => {
  it('counts verbatim ones together, and every other fidelity apart', () => {
    const all = [
      judged('verbatim'),
      judged('verbatim'),
      judged('verbatim_partial'),
      judged('condensed'),
      judged('paraphrase', { alerts: [NUMBER] }),
      judged('wording_not_found'),
    ];
    expect(summaryLine(all)).toBe('3 of 6 verbatim (1 in part), 1 condensed, 1 reworded, 1 not found');
  });

  it('goes by what a person decided where there is a decision', () => {
    const all = [judged('verbatim', { decided: 'out_of_context' }), judged(null, { decided: 'verbatim' })];
    expect(summaryLine(all)).toBe('1 of 2 verbatim, 1 out of context');
  });

  it('says how many are neither compared nor decided', () => {
    expect(summaryLine([judged('verbatim'), judged(null)])).toBe('1 of 2 verbatim, 1 not compared');
  });

  it('narrows to what is open, called out, or decided otherwise', () => {
    const plain = judged('verbatim');
    const alerted = judged('paraphrase', { alerts: [NUMBER] });
    const otherwise = judged('verbatim', { decided: 'misattributed' });
    const all = [plain, alerted, otherwise];
    expect(all.filter((each) => passesFilter(each, 'open'))).toEqual([plain, alerted]);
    expect(all.filter((each) => passesFilter(each, 'alerts'))).toEqual([alerted]);
    expect(all.filter((each) => passesFilter(each, 'disputed'))).toEqual([otherwise]);
    expect(all.filter((each) => passesFilter(each, 'verbatims'))).toEqual([plain]);
    expect(filtersOf(all).map(({ filter, count }) => [filter, count])).toEqual([
      ['all', 3],
      ['open', 2],
      ['alerts', 1],
      ['disputed', 1],
      ['verbatims', 1],
      ['paraphrase', 1],
      ['misattributed', 1],
    ]);
  });

  it('offers the open ones even when there is none left, and nothing else that is empty', () => {
    const filters = filtersOf([judged('verbatim', { decided: 'verbatim' })]);
    expect(filters.map(({ filter }) => filter)).toEqual(['all', 'open', 'verbatims']);
  });
});
