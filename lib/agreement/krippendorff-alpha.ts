import {
  agreementOf,
  countValues,
  judgementsOf,
  notDefined,
  sumUnlike,
  type Agreement,
  type Unit,
} from '@/lib/agreement/agreement';

/** What distances between values mean: names; ranks; differences; proportions. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

type Distance = (a: number, b: number) => number;

/**
 * Krippendorff's α for any number of people and missing judgements (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011).
 * Items with fewer than two judgements are left out. `ordinal` ranks numbers by size; a named scale is given as places on it.
 * Disagreement is in the metric's squared units (`nominal`: a share), so compare `value`s, not `observed`, across metrics.
 */
export function krippendorffAlpha(units: readonly Unit<string | number>[], metric: 'nominal'): Agreement;
export function krippendorffAlpha(units: readonly Unit<number>[], metric: Metric): Agreement;
export function krippendorffAlpha(units: readonly Unit<string | number>[], metric: Metric): Agreement {
  const pairable = units.map(judgementsOf).filter((unit) => unit.length >= 2);
  if (pairable.length === 0) return notDefined('nothing_pairable');
  if (metric === 'nominal') return alpha(pairable, () => 1);

  const numeric = pairable.map((unit) => unit.filter((value) => typeof value === 'number'));
  const isNumeric = numeric.every((unit, index) => unit.length === pairable[index]?.length);
  if (!isNumeric || !numeric.flat().every(Number.isFinite)) return notDefined('not_a_number');
  if (metric === 'ratio' && numeric.flat().some((value) => value < 0)) return notDefined('below_zero');
  return alpha(numeric, distanceFor(metric, numeric.flat()));
}

function alpha<V>(units: readonly V[][], distance: (a: V, b: V) => number): Agreement {
  const totals = countValues(units.flat());
  const n = units.flat().length;
  const observed = units.reduce((sum, unit) => {
    const counts = countValues(unit);
    return sum + sumUnlike(counts, counts, distance) / (unit.length - 1);
  }, 0);
  return agreementOf(observed / n, sumUnlike(totals, totals, distance) / (n * (n - 1)), n);
}

function distanceFor(metric: 'ordinal' | 'interval' | 'ratio', values: number[]): Distance {
  if (metric === 'ratio') return (a, b) => ((a - b) / (a + b)) ** 2;
  if (metric === 'interval') return (a, b) => (a - b) ** 2;
  const ranks = middleRanks(values);
  return (a, b) => ((ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)) ** 2;
}

// Krippendorff sums the counts from one value to the other less half of the two: the difference of the middles of their ranks.
function middleRanks(values: number[]): Map<number, number> {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, count] of [...countValues(values)].toSorted(([a], [b]) => a - b)) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return ranks;
}
