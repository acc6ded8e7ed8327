import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '@/lib/agreement/agreement';
import { krippendorffAlpha, type Metric } from '@/lib/agreement/krippendorff-alpha';
import { expectSame, judgedBy, rounded, valueOf } from '@/tests/support/agreement';

// Krippendorff 2011, sections A to C, and the example of the Wikipedia article "Krippendorff's alpha"; a dot is a missing judgement.
const BINARY = judgedBy('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
const NOMINAL = judgedBy('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
const MISSING = numbers(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
);
const THREE = numbers(
  '. . . . . 3 4 1 2 1 1 3 3 . 3',
  '1 . 2 1 3 3 4 3 . . . . . . .',
  '. . 2 1 3 4 4 . 2 1 1 3 3 . 4',
);

describe('published examples of Krippendorff’s α', () => {
  test('Krippendorff 2011, A: two observers, binary, 0.095', () => {
    // Of 20 values 14 are 0 and 6 are 1; 4 of 10 items disagree. α = 1 − 0.4 ÷ (2 · 14 · 6 ÷ (20 · 19)).
    const figure = krippendorffAlpha(BINARY, 'nominal');
    expect(rounded(figure)).toBe(0.095);
    expect(figure).toMatchObject({ observed: 0.4, expected: (2 * 14 * 6) / (20 * 19), pairable: 20 });
  });

  test('Krippendorff 2011, B: two observers, twelve items of kinds a to e, 0.692', () => {
    expect(rounded(krippendorffAlpha(NOMINAL, 'nominal'))).toBe(0.692);
  });

  test.each<[Metric, number]>([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('Krippendorff 2011, C: four observers with missing judgements, %s, %f', (metric, published) => {
    const figure = krippendorffAlpha(MISSING, metric);
    expect(rounded(figure)).toBe(published);
    // The twelfth item has one judgement only: of 41 values 40 can be paired.
    expect(figure).toMatchObject({ pairable: 40 });
  });

  test.each<[Metric, number]>([
    ['nominal', 0.691],
    ['interval', 0.811],
  ])('Wikipedia, “Krippendorff’s alpha”: three coders, 15 items, %s, %f', (metric, published) => {
    expect(rounded(krippendorffAlpha(THREE, metric))).toBe(published);
  });
});

describe('krippendorffAlpha', () => {
  test.each<[string, Agreement, string]>([
    ['there are no items', krippendorffAlpha([], 'nominal'), 'nothing_pairable'],
    [
      'no item has two judgements',
      krippendorffAlpha(
        [
          ['a', null],
          [undefined, 'b'],
        ],
        'nominal',
      ),
      'nothing_pairable',
    ],
    [
      'only one value was used',
      krippendorffAlpha(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        'nominal',
      ),
      'one_value',
    ],
    [
      'the other value stands alone',
      krippendorffAlpha(
        [
          ['a', 'a'],
          ['b', null],
        ],
        'nominal',
      ),
      'one_value',
    ],
    ['a value is not a number', krippendorffAlpha([[1, Number.NaN]], 'interval'), 'not_a_number'],
    ['a ratio is of a value below zero', krippendorffAlpha([[1, -1]], 'ratio'), 'below_zero'],
  ])('has no figure when %s', (_, figure, reason) => {
    expect(figure).toEqual({ defined: false, reason });
  });

  test('is 1 when all agree on several values, and below 0 when two people always differ', () => {
    expect(
      valueOf(
        krippendorffAlpha(
          [
            ['a', 'a'],
            ['b', 'b'],
          ],
          'nominal',
        ),
      ),
    ).toBe(1);
    expect(
      valueOf(
        krippendorffAlpha(
          [
            ['a', 'b'],
            ['b', 'a'],
          ],
          'nominal',
        ),
      ),
    ).toBe(-0.5);
    expect(
      valueOf(
        krippendorffAlpha(
          [
            [0, 0],
            [2, 2],
          ],
          'ratio',
        ),
      ),
    ).toBe(1);
  });

  test('does not depend on the order of people or items', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom<Metric>(...METRICS), (table, metric) => {
        const figure = krippendorffAlpha(table, metric);
        expectSame(
          krippendorffAlpha(
            table.map((unit) => unit.toReversed()),
            metric,
          ),
          figure,
        );
        expectSame(krippendorffAlpha(table.toReversed(), metric), figure);
      }),
    );
  });

  test('is not changed by items that fewer than two people judged', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom<Metric>(...METRICS), (table, metric) => {
        expectSame(
          krippendorffAlpha([...table, [7, null, null], [null, null]], metric),
          krippendorffAlpha(table, metric),
        );
      }),
    );
  });

  test('is the same by every metric where there are two values, of which one is zero', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const binary = table.map((unit) => unit.map((value) => (value === null ? null : value % 2)));
        const figure = krippendorffAlpha(binary, 'nominal');
        for (const metric of METRICS) expectSame(krippendorffAlpha(binary, metric), figure);
      }),
    );
  });

  test('stays when the scale changes in a way that its metric does not see', () => {
    const changes: [Metric, (value: number) => number][] = [
      ['nominal', (value) => (value * 3) % 7],
      ['ordinal', (value) => value ** 3 + 1],
      ['interval', (value) => 10 - 4 * value],
      ['ratio', (value) => value * 2.5],
    ];
    fc.assert(
      fc.property(tables, (table) => {
        for (const [metric, change] of changes) {
          const changed = table.map((unit) => unit.map((value) => (value === null ? null : change(value))));
          expectSame(krippendorffAlpha(changed, metric), krippendorffAlpha(table, metric));
        }
      }),
    );
  });

  test('expects what all pairs of judgements give, and observes what the pairs within items give', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const units = table
          .map((unit) => unit.filter((value) => value !== null))
          .filter(({ length }) => length > 1);
        const all = units.flat();
        const pairs = (values: number[]) =>
          values.flatMap((a, i) => values.filter((_, j) => j !== i).map((b) => (a - b) ** 2));
        const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
        const figure = krippendorffAlpha(table, 'interval');
        expect(figure.defined).toBe(new Set(all).size > 1);
        if (!figure.defined) return;
        expect(figure.expected).toBeCloseTo(mean(pairs(all)), 9);
        const observed = units.map((unit) => mean(pairs(unit)) * unit.length);
        expect(figure.observed).toBeCloseTo(observed.reduce((a, b) => a + b, 0) / all.length, 9);
      }),
    );
  });
});

const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

const tables = fc.integer({ min: 2, max: 4 }).chain((people) =>
  fc.array(
    fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { freq: 4 }), {
      minLength: people,
      maxLength: people,
    }),
    { maxLength: 8 },
  ),
);

function numbers(...people: string[]): (number | null)[][] {
  return judgedBy(...people).map((unit) => unit.map((value) => (value === null ? null : Number(value))));
}
