import { type BenchQuote, type DecidedFidelity, decidedOf, type Outcome } from '@/components/quotes/bench';
import { DECIDED_FIDELITIES, FIDELITY_NAMES } from '@/components/quotes/fidelity-names';

/** What the list can be narrowed to: all, what nobody decided, what is called out, where decision and comparison differ, or one fidelity. */
export type BenchFilter = 'all' | 'open' | 'alerts' | 'disputed' | 'verbatims' | DecidedFidelity;

/** A quotation with what came of it so far. */
export interface Judged {
  quote: Pick<BenchQuote, 'annotation'>;
  outcome: Pick<Outcome, 'comparison'> | null;
}

/** What counts for a quotation: what a person decided, and before that what the comparison suggests; null while there is neither. */
function fidelityOf({ quote, outcome }: Judged): DecidedFidelity | null {
  return decidedOf(quote) ?? outcome?.comparison.fidelity ?? null;
}

/** Whether every word is there. */
export function isVerbatim(fidelity: DecidedFidelity | null): boolean {
  return fidelity === 'verbatim' || fidelity === 'verbatim_partial';
}

/** Whether a quotation stays in the list. */
export function passesFilter(judged: Judged, filter: BenchFilter): boolean {
  const decided = decidedOf(judged.quote);
  const comparison = judged.outcome?.comparison;
  if (filter === 'all') return true;
  if (filter === 'open') return decided === undefined;
  if (filter === 'alerts') return (comparison?.alerts.length ?? 0) > 0;
  if (filter === 'disputed')
    return decided !== undefined && comparison !== undefined && decided !== comparison.fidelity;
  if (filter === 'verbatims') return isVerbatim(fidelityOf(judged));
  return fidelityOf(judged) === filter;
}

/** The filters that let something through, with how many they do, verbatim ones together. */
export function filtersOf(all: readonly Judged[]): { filter: BenchFilter; label: string; count: number }[] {
  const others = DECIDED_FIDELITIES.filter((each) => !isVerbatim(each)).map(
    (each) => [each, FIDELITY_NAMES[each].label] as const,
  );
  const filters: (readonly [BenchFilter, string])[] = [
    ['all', 'All'],
    ['open', 'To decide'],
    ['alerts', 'Called out'],
    ['disputed', 'Decided otherwise'],
    ['verbatims', 'Verbatim'],
    ...others,
  ];
  return filters
    .map(([filter, label]) => ({
      filter,
      label,
      count: all.filter((judged) => passesFilter(judged, filter)).length,
    }))
    .filter(({ filter, count }) => count > 0 || filter === 'all' || filter === 'open');
}

/** All quotations in one line: "14 of 17 verbatim, 2 condensed, 1 not found". Without a comparison or decision they are said to be left. */
export function summaryLine(all: readonly Judged[]): string {
  const found = all.map(fidelityOf);
  const count = (test: (fidelity: DecidedFidelity | null) => boolean) => found.filter(test).length;
  const inPart = count((fidelity) => fidelity === 'verbatim_partial');
  const parts = DECIDED_FIDELITIES.filter((each) => !isVerbatim(each)).flatMap((each) => {
    const many = count((fidelity) => fidelity === each);
    return many > 0 ? [`${many} ${FIDELITY_NAMES[each].counted}`] : [];
  });
  const left = count((fidelity) => fidelity === null);
  const verbatim = `${count(isVerbatim)} of ${all.length} verbatim${inPart > 0 ? ` (${inPart} in part)` : ''}`;
  return [verbatim, ...parts, ...(left > 0 ? [`${left} not compared`] : [])].join(', ');
}
