import { expect, test } from 'vitest';
import { cohenKappa } from '@/lib/agreement/cohen-kappa';
import { fleissKappa } from '@/lib/agreement/fleiss-kappa';
import { krippendorffAlpha } from '@/lib/agreement/krippendorff-alpha';
import { UNDEFINED_REASONS } from '@/lib/agreement/undefined-reasons';
import { unitizingAlpha } from '@/lib/agreement/unitizing-alpha';

const whole = { start: 0, end: 4, kind: 'claim' };
const part = { start: 0, end: 2, kind: 'claim' };

test('every reason can occur, and has its sentence', () => {
  const figures = {
    too_few_observers: unitizingAlpha([[part]], 4).where,
    nothing_pairable: krippendorffAlpha([['a', null]], 'nominal'),
    one_value: cohenKappa([['a', 'a']]),
    unequal_counts: fleissKappa([['a', 'b'], ['a']]),
    not_on_scale: cohenKappa([['a', 'b']], { scale: ['a'], weights: 'linear' }),
    not_a_number: krippendorffAlpha([[1, Infinity]], 'ordinal'),
    below_zero: krippendorffAlpha([[1, -2]], 'ratio'),
    no_text: unitizingAlpha([[], []], 0).where,
    nothing_marked: unitizingAlpha([[], []], 4).where,
    everything_marked: unitizingAlpha([[whole], [whole]], 4).where,
    nothing_shared: unitizingAlpha([[part], []], 4).kind,
  };
  for (const [reason, figure] of Object.entries(figures)) expect(figure).toEqual({ defined: false, reason });
  expect(Object.keys(UNDEFINED_REASONS)).toEqual(Object.keys(figures));
  expect(new Set(Object.values(UNDEFINED_REASONS)).size).toBe(Object.keys(figures).length);
});
