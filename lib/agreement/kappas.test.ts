import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohenKappa, type Pair } from '@/lib/agreement/cohen-kappa';
import { fleissKappa } from '@/lib/agreement/fleiss-kappa';
import { krippendorffAlpha } from '@/lib/agreement/krippendorff-alpha';
import { expectSame, rounded, valueOf } from '@/tests/support/agreement';

describe('published examples of Cohen’s κ', () => {
  test('Wikipedia, “Cohen’s kappa”: 50 grant proposals, 20, 5, 10 and 15, 0.4', () => {
    const figure = cohenKappa(pairsOf([20, 5], [10, 15]));
    // The two agree on 0.7; by chance they would on 0.5 · 0.6 + 0.5 · 0.4 = 0.5.
    expect(figure).toMatchObject({ observed: 0.3, expected: 0.5, pairable: 100 });
    expect(valueOf(figure)).toBeCloseTo(0.4, 12);
  });

  test('Cohen 1960, table 2: two clinicians, 200 patients, 0.492', () => {
    expect(rounded(cohenKappa(pairsOf([88, 14, 18], [10, 40, 10], [2, 6, 12])))).toBe(0.492);
  });

  test('SAS/STAT, the FREQ procedure, skin condition: two dermatologists, 88 patients, 0.3449, and with linear weights 0.5082', () => {
    const pairs = pairsOf([10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]);
    expect(rounded(cohenKappa(pairs), 4)).toBe(0.3449);
    expect(rounded(cohenKappa(pairs, { scale: [0, 1, 2, 3], weights: 'linear' }), 4)).toBe(0.5082);
  });
});

describe('published examples of Fleiss’ κ', () => {
  test('Fleiss 1971, table 1: 30 patients, six psychiatrists each, 0.430', () => {
    const diagnoses = [
      '00060',
      '03003',
      '01401',
      '00006',
      '03030',
      '20400',
      '00402',
      '20310',
      '20040',
      '00006',
    ];
    diagnoses.push('10050', '11040', '03300', '10050', '02031', '00501', '30012', '51000', '02040', '10203');
    diagnoses.push('00006', '01050', '02013', '20040', '10041', '05010', '40002', '02040', '10500', '00006');
    const figure = fleissKappa(diagnoses.map((counts) => judgements(counts.split('').map(Number))));
    expect(rounded(figure)).toBe(0.43);
    expect(figure).toMatchObject({ pairable: 180 });
  });

  test('Wikipedia, “Fleiss’ kappa”: ten subjects, 14 raters, five categories, 0.210', () => {
    const table = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    expect(rounded(fleissKappa(table.map(judgements)))).toBe(0.21);
  });
});

describe('cohenKappa', () => {
  test('has no figure when both used one and the same value, or judged nothing together', () => {
    expect(
      cohenKappa([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toEqual({ defined: false, reason: 'one_value' });
    expect(
      cohenKappa([
        ['a', null],
        [undefined, 'a'],
      ]),
    ).toEqual({ defined: false, reason: 'nothing_pairable' });
    expect(cohenKappa([])).toEqual({ defined: false, reason: 'nothing_pairable' });
  });

  test('is 0, not undefined, when one person used a single value and the other did not', () => {
    expect(
      valueOf(
        cohenKappa([
          ['a', 'a'],
          ['a', 'b'],
        ]),
      ),
    ).toBe(0);
    expect(
      valueOf(
        cohenKappa([
          ['a', 'b'],
          ['a', 'b'],
        ]),
      ),
    ).toBe(0);
  });

  test('refuses weights for a value that is not on the scale', () => {
    const figure = cohenKappa(
      [
        ['low', 'high'],
        ['old', 'low'],
      ],
      { scale: ['low', 'high'], weights: 'linear' },
    );
    expect(figure).toEqual({ defined: false, reason: 'not_on_scale' });
  });

  test('is the same whoever is named first, and is not changed by items that one of them left out', () => {
    fc.assert(
      fc.property(pairLists, weightings, (pairs, weighting) => {
        const figure = cohenKappa(pairs, weighting);
        expectSame(
          cohenKappa(
            pairs.map(([a, b]): Pair<number> => [b, a]),
            weighting,
          ),
          figure,
        );
        expectSame(cohenKappa([...pairs, [1, null], [null, 2]], weighting), figure);
      }),
    );
  });

  test('with quadratic weights is Lin’s concordance of the two people’s places on the scale', () => {
    fc.assert(
      fc.property(pairLists, (pairs) => {
        const figure = cohenKappa(pairs, { scale: SCALE, weights: 'quadratic' });
        if (!figure.defined) return;
        const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
        const left = pairs.map(([a]) => a);
        const right = pairs.map(([, b]) => b);
        const [x, y] = [mean(left), mean(right)];
        const spread =
          mean(left.map((a) => (a - x) ** 2)) + mean(right.map((b) => (b - y) ** 2)) + (x - y) ** 2;
        expect(figure.value).toBeCloseTo((2 * mean(pairs.map(([a, b]) => (a - x) * (b - y)))) / spread, 9);
      }),
    );
  });

  test('is the same with and without weights on a scale of two values', () => {
    fc.assert(
      fc.property(
        pairLists,
        fc.constantFrom<'linear' | 'quadratic'>('linear', 'quadratic'),
        (pairs, weights) => {
          const binary = pairs.map(([a, b]): [number, number] => [a % 2, b % 2]);
          expectSame(cohenKappa(binary, { scale: [0, 1], weights }), cohenKappa(binary));
        },
      ),
    );
  });
});

describe('fleissKappa', () => {
  test('says why it has no figure', () => {
    expect(fleissKappa([])).toEqual({ defined: false, reason: 'nothing_pairable' });
    expect(
      fleissKappa([
        ['a', null],
        [null, 'b'],
      ]),
    ).toEqual({ defined: false, reason: 'nothing_pairable' });
    expect(
      fleissKappa([
        ['a', 'b'],
        ['a', null],
      ]),
    ).toEqual({ defined: false, reason: 'unequal_counts' });
    expect(
      fleissKappa([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toEqual({ defined: false, reason: 'one_value' });
  });

  test('leaves out items without a judgement, and takes those of different people', () => {
    const figure = fleissKappa([
      ['a', 'b', null],
      [null, 'b', 'b'],
      [null, null, null],
    ]);
    expectSame(
      figure,
      fleissKappa([
        ['b', 'a'],
        ['b', 'b'],
      ]),
    );
  });

  test('falls short of nominal α by what a small sample adds: 1 − α = (1 − κ) · (n − 1) ÷ n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }).chain(fullTables), (table) => {
        const kappa = fleissKappa(table);
        const alpha = krippendorffAlpha(table, 'nominal');
        expect(kappa.defined).toBe(alpha.defined);
        if (!kappa.defined || !alpha.defined) return;
        const n = kappa.pairable;
        expect(1 - alpha.value).toBeCloseTo(((1 - kappa.value) * (n - 1)) / n, 9);
      }),
    );
  });
});

const SCALE = [0, 1, 2, 3];
const pairLists = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 12 });
const weightings = fc.constantFrom(
  undefined,
  { scale: SCALE, weights: 'linear' as const },
  { scale: SCALE, weights: 'quadratic' as const },
);
const fullTables = (people: number) =>
  fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: people, maxLength: people }), {
    minLength: 1,
    maxLength: 8,
  });

/** The items behind a table of counts: the row is the first person's value, the column the second's. */
function pairsOf(...table: number[][]): [number, number][] {
  return table.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, (): [number, number] => [a, b])),
  );
}

/** One item's judgements from how often each category was given. */
function judgements(counts: number[]): number[] {
  return counts.flatMap((count, category) => Array.from({ length: count }, () => category));
}
