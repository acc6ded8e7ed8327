import type { UndefinedReason } from '@/lib/agreement/undefined-reasons';

/**
 * A figure of agreement: `value` is 1 − observed ÷ expected disagreement; 1 is full agreement, 0 what chance alone gives, below 0 less
 * than that. `pairable` counts the judgements (of spans: the characters) that the figure rests on, once for each person.
 */
export type Agreement =
  | { defined: true; value: number; observed: number; expected: number; pairable: number }
  | { defined: false; reason: UndefinedReason };

/** The judgements of one item, one place for each person in the same order; null or undefined where somebody gave none. */
export type Unit<V> = readonly (V | null | undefined)[];

/** Sets observed against expected disagreement; undefined as `one_value` where chance could not have disagreed. */
export function agreementOf(observed: number, expected: number, pairable: number): Agreement {
  if (expected === 0) return notDefined('one_value');
  return { defined: true, value: 1 - observed / expected, observed, expected, pairable };
}

/** A figure that does not exist, and why. */
export function notDefined(reason: UndefinedReason): Agreement {
  return { defined: false, reason };
}

/** The judgements that an item has. */
export function judgementsOf<V>(unit: Unit<V>): V[] {
  return unit.filter((value) => value !== null && value !== undefined);
}

/** How often each value occurs, in order of first occurrence. */
export function countValues<V>(values: Iterable<V>): Map<V, number> {
  const counts = new Map<V, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The sum over all ordered pairs of unlike entries of weight × weight × distance; pairs of like values add nothing. */
export function sumUnlike<V>(
  left: ReadonlyMap<V, number>,
  right: ReadonlyMap<V, number>,
  distance: (a: V, b: V) => number,
): number {
  let sum = 0;
  for (const [a, weight] of left)
    for (const [b, other] of right) if (a !== b) sum += weight * other * distance(a, b);
  return sum;
}
