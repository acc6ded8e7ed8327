import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutSegments } from '@/lib/text/segments';

const ranges = fc.array(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), start: fc.nat(20), end: fc.nat(20) }),
  { maxLength: 10 },
);

describe('cutSegments', () => {
  test('cuts a nested and a crossing range where they begin and end', () => {
    expect(
      cutSegments([
        { id: 'cross', start: 6, end: 14 },
        { id: 'outer', start: 0, end: 10 },
        { id: 'inner', start: 2, end: 4 },
      ]),
    ).toEqual([
      { start: 0, end: 2, ids: ['outer'] },
      { start: 2, end: 4, ids: ['outer', 'inner'] },
      { start: 4, end: 6, ids: ['outer'] },
      { start: 6, end: 10, ids: ['outer', 'cross'] },
      { start: 10, end: 14, ids: ['cross'] },
    ]);
  });

  test('names the longer range first where two start together, then goes by id', () => {
    const [segment] = cutSegments([
      { id: 'b', start: 0, end: 5 },
      { id: 'a', start: 0, end: 5 },
      { id: 'z', start: 0, end: 9 },
    ]);
    expect(segment?.ids).toEqual(['z', 'a', 'b']);
  });

  test('leaves gaps out and ignores empty and reversed ranges', () => {
    expect(
      cutSegments([
        { id: 'a', start: 8, end: 9 },
        { id: 'b', start: 0, end: 2 },
        { id: 'c', start: 1, end: 1 },
        { id: 'd', start: 7, end: 3 },
      ]),
    ).toEqual([
      { start: 0, end: 2, ids: ['b'] },
      { start: 8, end: 9, ids: ['a'] },
    ]);
    expect(cutSegments([])).toEqual([]);
  });

  test('covers each character with exactly the ids of the ranges on it, in order and without overlap', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const segments = cutSegments(given);
        segments.forEach((segment, i) => {
          expect(segment.start).toBeLessThan(segment.end);
          expect(segment.start).toBeGreaterThanOrEqual(segments[i - 1]?.end ?? 0);
        });
        for (let offset = 0; offset < 21; offset++) {
          const holds = (range: { start: number; end: number }) =>
            range.start <= offset && offset < range.end;
          const expected = new Set(given.filter(holds).map((range) => range.id));
          expect(new Set(segments.find(holds)?.ids)).toEqual(expected);
          expect(segments.find(holds)?.ids ?? []).toHaveLength(expected.size);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('cuts at every range end inside covered text and nowhere else', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const real = given.filter((range) => range.start < range.end);
        const cuts = new Set(real.flatMap((range) => [range.start, range.end]));
        const found = new Set(cutSegments(given).flatMap((segment) => [segment.start, segment.end]));
        expect(found).toEqual(cuts);
      }),
    );
  });

  test('gives the same whatever order the ranges come in', () => {
    fc.assert(
      fc.property(ranges, (given) => {
        expect(cutSegments(given.toReversed())).toEqual(cutSegments(given));
      }),
    );
  });

  test('bears five thousand overlapping ranges', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ id: `r${i}`, start: i * 10, end: i * 10 + 95 }));
    const segments = cutSegments(many);
    expect(Math.max(...segments.map((segment) => segment.ids.length))).toBe(10);
    expect(segments.at(-1)).toEqual({ start: 50_075, end: 50_085, ids: ['r4999'] });
  });
});
