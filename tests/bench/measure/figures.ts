/** Milliseconds of one measurement, as they came. */
export type Samples = readonly number[];

/** The median and the 95th percentile of a measurement; NaN without samples. */
export type Figure = { p50: number; p95: number; count: number };

/** Sums up samples by nearest rank, so that every figure is one that was really measured. */
export function figureOf(samples: Samples): Figure {
  const ordered = samples.toSorted((a, b) => a - b);
  const at = (share: number) => ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), count: ordered.length };
}

/** How many times the other figure this one is, at the median and at the 95th percentile. */
export function ratio(figure: Figure, other: Figure): { p50: number; p95: number } {
  return { p50: figure.p50 / other.p50, p95: figure.p95 / other.p95 };
}

/** What is to be said about a ratio and its aim. A measurement that was not made meets nothing. */
export function verdict({ p50, p95 }: { p50: number; p95: number }, aim: number): string {
  if (Number.isNaN(p50) || Number.isNaN(p95)) return 'not measured';
  if (p50 > aim) return 'missed';
  return p95 > aim ? 'met, p95 missed' : 'met';
}
