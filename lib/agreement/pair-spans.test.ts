import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkedSpan } from '@/lib/agreement/mark-segments';
import { pairSpans, type SpanPair } from '@/lib/agreement/pair-spans';

const span = (start: number, end: number, kind = 'claim'): MarkedSpan => ({ start, end, kind });
const told = (rows: SpanPair<MarkedSpan, MarkedSpan>[]) =>
  rows.map(({ match, left, right }) => [match, nameOf(left), nameOf(right)].join(' '));
const nameOf = (each: MarkedSpan | null) => (each ? `${each.start}-${each.end}${each.kind.charAt(0)}` : '·');

describe('pairSpans', () => {
  test.each<[string, MarkedSpan[], MarkedSpan[], string[]]>([
    ['nothing gives no rows', [], [], []],
    [
      'the same stretch is exact, whatever its kind',
      [span(0, 4)],
      [span(0, 4, 'quote')],
      ['exact 0-4c 0-4q'],
    ],
    ['touching is not overlapping', [span(0, 4)], [span(4, 8)], ['only_left 0-4c ·', 'only_right · 4-8c']],
    [
      'an empty span has no partner',
      [span(2, 2)],
      [span(2, 2), span(0, 4)],
      ['only_right · 0-4c', 'only_left 2-2c ·', 'only_right · 2-2c'],
    ],
    [
      'an exact partner is preferred to a longer one',
      [span(2, 6)],
      [span(0, 20), span(2, 6)],
      ['only_right · 0-20c', 'exact 2-6c 2-6c'],
    ],
    [
      'the larger share is preferred to the first',
      [span(0, 10)],
      [span(0, 4), span(4, 10)],
      ['only_right · 0-4c', 'overlapping 0-10c 4-10c'].toSorted(),
    ],
    [
      'of equal shares the same kind is preferred',
      [span(0, 4, 'claim'), span(0, 4, 'quote')],
      [span(0, 4, 'quote'), span(0, 4, 'claim')],
      ['exact 0-4c 0-4c', 'exact 0-4q 0-4q'],
    ],
    [
      'of equal shares and kinds the earlier is preferred',
      [span(0, 4)],
      [span(2, 4), span(0, 2)],
      ['overlapping 0-4c 0-2c', 'only_right · 2-4c'],
    ],
    [
      'who gives up a partner keeps none',
      [span(0, 10), span(8, 12)],
      [span(0, 9)],
      ['overlapping 0-10c 0-9c', 'only_left 8-12c ·'],
    ],
  ])('%s', (_, left, right, rows) => {
    expect(told(pairSpans(left, right)).toSorted()).toEqual(rows.toSorted());
  });

  test('gives rows in reading order', () => {
    const rows = pairSpans([span(20, 25), span(0, 4)], [span(12, 14), span(1, 5), span(30, 31)]);
    expect(told(rows)).toEqual([
      'overlapping 0-4c 1-5c',
      'only_right · 12-14c',
      'only_left 20-25c ·',
      'only_right · 30-31c',
    ]);
  });

  test('has every span in exactly one row, and no two rows whose lonely spans overlap', () => {
    fc.assert(
      fc.property(lists, lists, (left, right) => {
        const rows = pairSpans(left, right);
        expect(rows.flatMap((row) => row.left ?? []).toSorted(order)).toEqual(left.toSorted(order));
        expect(rows.flatMap((row) => row.right ?? []).toSorted(order)).toEqual(right.toSorted(order));
        const lonely = rows.flatMap((row) => (row.match === 'only_left' ? [row.left] : []));
        const others = rows.flatMap((row) => (row.match === 'only_right' ? [row.right] : []));
        for (const a of lonely) expect(others.filter((b) => shared(a, b) > 0)).toEqual([]);
        for (const row of rows)
          if (row.left && row.right) {
            expect(shared(row.left, row.right)).toBeGreaterThan(0);
            const isSame = row.left.start === row.right.start && row.left.end === row.right.end;
            expect(row.match).toBe(isSame ? 'exact' : 'overlapping');
          }
      }),
    );
  });

  test('pairs the same whatever the order of the spans, and whoever is left', () => {
    fc.assert(
      fc.property(lists, lists, (left, right) => {
        const rows = told(pairSpans(left, right)).toSorted();
        expect(told(pairSpans(left.toReversed(), right.toReversed())).toSorted()).toEqual(rows);
        const mirrored = pairSpans(right, left).map(({ match, left: a, right: b }) => {
          const turned = match === 'only_left' ? 'only_right' : match === 'only_right' ? 'only_left' : match;
          return [turned, nameOf(b), nameOf(a)].join(' ');
        });
        expect(mirrored.toSorted()).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});

const lists = fc.array(
  fc
    .tuple(fc.nat(12), fc.integer({ min: 0, max: 5 }), fc.constantFrom('claim', 'quote'))
    .map(([start, size, kind]) => span(start, start + size, kind)),
  { maxLength: 7 },
);

function order(a: MarkedSpan, b: MarkedSpan): number {
  return a.start - b.start || a.end - b.end || a.kind.localeCompare(b.kind);
}

function shared(a: MarkedSpan, b: MarkedSpan): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
