import { describe, expect, test } from 'vitest';
import { compareMarks, isDifference } from '@/lib/double-check/agreement-rules';
import { markOf } from '@/lib/double-check/test-mark';

describe('two people’s marks', () => {
  test('stand side by side in reading order, with what they differ in', () => {
    const left = [
      markOf(0, 10, { status: 'verified', verdict: 'accurate' }),
      markOf(20, 30, { kind: 'quote' }),
      markOf(40, 50),
    ];
    const right = [
      markOf(60, 70, { kind: 'cleared' }),
      markOf(20, 31, { kind: 'claim', status: 'disputed' }),
      markOf(0, 10, { status: 'verified', verdict: 'mixed' }),
    ];
    const { rows } = compareMarks(left, right, 100);
    expect(rows.map((row) => [row.left?.start, row.right?.start, row.differs, isDifference(row)])).toEqual([
      [0, 0, ['verdict'], true],
      [20, 20, ['place', 'kind', 'status'], true],
      [40, undefined, [], true],
      [undefined, 60, [], true],
    ]);
  });

  test('that are the same are no difference, whatever they say in words', () => {
    const { rows } = compareMarks([markOf(0, 10, { note: 'Seen.' })], [markOf(0, 10)], 100);
    expect(rows.map(isDifference)).toEqual([false]);
  });

  test('are counted beside each figure, as far as it rests on them', () => {
    const left = [
      markOf(0, 10, { status: 'verified', verdict: 'accurate' }),
      markOf(20, 30, { status: 'disputed', verdict: 'mixed' }),
      markOf(40, 50, { kind: 'cleared' }),
    ];
    const right = [
      markOf(0, 10, { status: 'verified', verdict: 'accurate' }),
      markOf(20, 30, { status: 'verified' }),
      markOf(40, 50, { kind: 'cleared' }),
      markOf(80, 90, { kind: 'quote' }),
    ];
    const { where, kind, status, verdict } = compareMarks(left, right, 100).figures;
    expect([where, kind.kappa, status.alpha, verdict.kappa].map(({ items }) => items)).toEqual([7, 3, 2, 1]);
    expect(where.agreement).toMatchObject({ defined: true });
    expect(kind.kappa.agreement).toMatchObject({ defined: true, value: 1 });
    // By hand: they agree on one of two, and by chance on half of (1 × 2 + 1 × 0) ÷ 4.
    expect(status.kappa.agreement).toMatchObject({ defined: true, value: 0 });
    expect(verdict.kappa.agreement).toEqual({ defined: false, reason: 'one_value' });
  });

  test('that do not meet, or are none, have figures with a reason', () => {
    const apart = compareMarks([markOf(0, 10)], [markOf(20, 30)], 100).figures;
    expect(apart.kind.alpha).toEqual({ agreement: { defined: false, reason: 'nothing_pairable' }, items: 0 });
    const none = compareMarks([], [], 100).figures;
    expect(none.where).toEqual({ agreement: { defined: false, reason: 'nothing_marked' }, items: 0 });
  });
});
