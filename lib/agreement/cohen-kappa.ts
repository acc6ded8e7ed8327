import { agreementOf, countValues, notDefined, sumUnlike, type Agreement } from '@/lib/agreement/agreement';

/** The judgements of two people on one item; null or undefined where one gave none. */
export type Pair<V> = readonly [V | null | undefined, V | null | undefined];

/** A scale from its lowest to its highest value, and whether disagreement grows with the distance on it or with its square. */
export type Weighting<V> = { scale: readonly V[]; weights: 'linear' | 'quadratic' };

/**
 * Cohen's κ of two people (J. Cohen, A Coefficient of Agreement for Nominal Scales, 1960), or on an ordered scale weighted κ
 * (Cohen, Weighted Kappa, 1968). Items that only one of them judged are left out. Chance is what the two people's own
 * shares of each value give; undefined when both used one and the same value throughout.
 */
export function cohenKappa<V extends string | number>(
  pairs: readonly Pair<V>[],
  weighting?: Weighting<V>,
): Agreement {
  const both = pairs.flatMap(([a, b]): [V, V][] =>
    a === null || a === undefined || b === null || b === undefined ? [] : [[a, b]],
  );
  if (both.length === 0) return notDefined('nothing_pairable');
  if (weighting && both.flat().some((value) => !weighting.scale.includes(value)))
    return notDefined('not_on_scale');

  const distance = weighting ? distanceOn(weighting) : () => 1;
  const left = countValues(both.map(([a]) => a));
  const right = countValues(both.map(([, b]) => b));
  const observed = both.reduce((sum, [a, b]) => (a === b ? sum : sum + distance(a, b)), 0) / both.length;
  return agreementOf(observed, sumUnlike(left, right, distance) / both.length ** 2, 2 * both.length);
}

function distanceOn<V>({ scale, weights }: Weighting<V>): (a: V, b: V) => number {
  const places = new Map(scale.map((value, place) => [value, place]));
  const power = weights === 'linear' ? 1 : 2;
  return (a, b) =>
    (Math.abs((places.get(a) ?? 0) - (places.get(b) ?? 0)) / Math.max(1, scale.length - 1)) ** power;
}
