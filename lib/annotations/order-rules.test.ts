import { describe, expect, test } from 'vitest';
import { compareReadingOrder } from '@/lib/annotations/order-rules';

const annotation = (id: string, ...ranges: [number, number][]) => ({
  id,
  ranges: ranges.map(([start, end]) => ({ start, end })),
});

describe('compareReadingOrder', () => {
  test('goes by the range that begins first, the longer first, those without a range last, then by id', () => {
    const ordered = [
      annotation('g', [20, 30], [2, 4]),
      annotation('f', [5, 50]),
      annotation('c', [5, 9]),
      annotation('d', [5, 9]),
      annotation('e', [6, 7]),
      annotation('a'),
      annotation('b'),
    ];
    const shuffled = ordered.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    expect(shuffled.toSorted(compareReadingOrder)).toEqual(ordered);
    expect(ordered.toReversed().toSorted(compareReadingOrder)).toEqual(ordered);
  });

  test('takes the longest of ranges of one annotation that begin together', () => {
    const both = annotation('b', [5, 6], [5, 40]);
    expect([annotation('a', [5, 20]), both].toSorted(compareReadingOrder)[0]).toBe(both);
  });
});
