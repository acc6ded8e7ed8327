import { expect } from 'vitest';
import type { Agreement } from '@/lib/agreement/agreement';

/** Items from one line for each person, judgements apart by spaces, a dot for a missing one. */
export function judgedBy(...people: string[]): (string | null)[][] {
  const rows = people.map((row) => row.split(' ').map((value) => (value === '.' ? null : value)));
  return (rows[0] ?? []).map((_, item) => rows.map((row) => row[item] ?? null));
}

/** The figure, which has to be defined. */
export function valueOf(agreement: Agreement): number {
  if (!agreement.defined) throw new Error(`There is no figure: ${agreement.reason}.`);
  return agreement.value;
}

/** The figure with so many digits, as it would be printed. */
export function rounded(agreement: Agreement, digits = 3): number {
  return Number(valueOf(agreement).toFixed(digits));
}

/** Holds two figures to be one, but for the last digits of a sum in another order. */
export function expectSame(a: Agreement, b: Agreement): void {
  if (a.defined && b.defined) expect([a.value, a.pairable]).toEqual([expect.closeTo(b.value, 9), b.pairable]);
  else expect(a).toEqual(b);
}
