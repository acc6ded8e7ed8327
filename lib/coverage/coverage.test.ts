import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverage, nextUnread, type CoverageItem, type LineStatus } from '@/lib/coverage/coverage';
import type { TextRange } from '@/lib/text/text-range';

const sentences = [
  { start: 0, end: 10 },
  { start: 11, end: 20 },
  { start: 21, end: 30 },
];
const item = (finished: boolean, ...ranges: [number, number][]): CoverageItem => ({
  ranges: ranges.map(([start, end]) => ({ start, end })),
  cleared: false,
  finished,
});
const cleared = (...ranges: [number, number][]): CoverageItem => ({
  ...item(true, ...ranges),
  cleared: true,
});
const statuses = (items: CoverageItem[]): LineStatus[] =>
  coverage(sentences, items).lines.map((line) => line.status);

describe('coverage', () => {
  test.each<[string, CoverageItem[], LineStatus[]]>([
    ['nothing is read without annotations', [], ['unread', 'unread', 'unread']],
    ['an unfinished item opens its sentence', [item(false, [12, 14])], ['unread', 'open', 'unread']],
    ['finished items alone read it', [item(true, [12, 14])], ['unread', 'read', 'unread']],
    [
      'one unfinished item is enough',
      [item(true, [0, 9]), item(false, [9, 10])],
      ['open', 'unread', 'unread'],
    ],
    ['a cleared sentence is read', [cleared([0, 10])], ['read', 'unread', 'unread']],
    [
      'an unfinished item outweighs a clearing',
      [cleared([0, 10]), item(false, [0, 1])],
      ['open', 'unread', 'unread'],
    ],
    ['half of the sentence cleared is enough', [cleared([5, 10])], ['read', 'unread', 'unread']],
    ['less than half is not', [cleared([6, 11])], ['unread', 'unread', 'unread']],
    [
      'clearings add up, their overlap counted once',
      [cleared([0, 3]), cleared([2, 4]), cleared([9, 10])],
      ['read', 'unread', 'unread'],
    ],
    [
      'the same characters cleared twice count once',
      [cleared([0, 4]), cleared([0, 4])],
      ['unread', 'unread', 'unread'],
    ],
    [
      'touching is not overlapping',
      [item(false, [10, 11]), item(false, [20, 21])],
      ['unread', 'unread', 'unread'],
    ],
    ['a range over several sentences is on each', [item(false, [9, 22])], ['open', 'open', 'open']],
    ['an empty or reversed range is nowhere', [item(false, [5, 5], [9, 2])], ['unread', 'unread', 'unread']],
    ['an item without ranges is nowhere', [item(false)], ['unread', 'unread', 'unread']],
  ])('%s', (_, items, expected) => {
    expect(statuses(items)).toEqual(expected);
  });

  test('counts an item once in a sentence however many ranges it has there, and clearings not at all', () => {
    const { lines } = coverage(sentences, [
      item(false, [0, 2], [4, 6], [12, 13]),
      item(true, [1, 3]),
      cleared([0, 10]),
    ]);
    expect(lines.map((line) => [line.itemsTotal, line.itemsLeft])).toEqual([
      [2, 1],
      [1, 1],
      [0, 0],
    ]);
  });

  test('counts the sentences of each status', () => {
    const result = coverage(sentences, [item(false, [0, 2]), cleared([11, 20])]);
    expect(result.counts).toEqual({ unread: 1, open: 1, read: 1, total: 3 });
    expect(coverage([], [item(false, [0, 2])])).toEqual({
      lines: [],
      counts: { unread: 0, open: 0, read: 0, total: 0 },
    });
  });

  test('agrees with marking every character one by one', () => {
    fc.assert(
      fc.property(sentenceLists, fc.array(items, { maxLength: 8 }), (list, annotations) => {
        expect(coverage(list, annotations).lines).toEqual(naiveLines(list, annotations));
      }),
      { numRuns: 500 },
    );
  });

  test('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(sentenceLists, fc.array(items, { maxLength: 8 }), (list, annotations) => {
        expect(coverage(list, annotations.toReversed())).toEqual(coverage(list, annotations));
      }),
    );
  });

  test('bears three thousand sentences under two thousand items that each span all of them', () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({ start: i * 100, end: i * 100 + 99 }));
    const wide = Array.from({ length: 2000 }, (_, i) => item(i % 2 === 0, [i, 300_000 - i]));
    const { lines } = coverage(many, [...wide, ...many.map(({ start, end }) => cleared([start, end]))]);
    expect(lines[1500]).toMatchObject({ itemsTotal: 2000, itemsLeft: 1000, status: 'open' });
  });
});

describe('nextUnread', () => {
  const { lines } = coverage(sentences, [cleared([11, 20])]);

  test.each<[string, number, number | null]>([
    ['passes the line at the caret and those that are read', 0, 21],
    ['wraps to the top when none is left below', 25, 0],
    ['answers from a gap between two lines', 10, 21],
    ['answers from before the first line', -1, 0],
  ])('%s', (_, offset, expected) => {
    expect(nextUnread(lines, offset)?.start ?? null).toBe(expected);
  });

  test('is null when the only unread line is the one at the caret, or there is none', () => {
    const single = coverage(sentences, [cleared([0, 20])]).lines;
    expect([21, 25, 30].map((offset) => nextUnread(single, offset))).toEqual([null, null, null]);
    expect(nextUnread(single, 5)?.start).toBe(21);
    expect(nextUnread([], 0)).toBeNull();
  });
});

const sentenceLists = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 8 })), { maxLength: 8 })
  .map((steps) => {
    let offset = 0;
    return steps.map(([gap, length]) => {
      const start = offset + gap;
      offset = start + length;
      return { start, end: offset };
    });
  });
const items: fc.Arbitrary<CoverageItem> = fc.record({
  ranges: fc.array(fc.record({ start: fc.nat(80), end: fc.nat(80) }), { maxLength: 3 }),
  cleared: fc.boolean(),
  finished: fc.boolean(),
});

function naiveLines(list: TextRange[], annotations: CoverageItem[]) {
  const isIn = (offset: number) => (range: TextRange) => range.start <= offset && offset < range.end;
  return list.map(({ start, end }) => {
    const offsets = Array.from({ length: end - start }, (_, i) => start + i);
    const isOn = (each: CoverageItem) => offsets.some((offset) => each.ranges.some(isIn(offset)));
    const on = annotations.filter((each) => !each.cleared && isOn(each));
    const left = on.filter((each) => !each.finished);
    const clearings = annotations.filter((each) => each.cleared).flatMap((each) => each.ranges);
    const share = offsets.filter((offset) => clearings.some(isIn(offset))).length / offsets.length;
    const status = left.length > 0 ? 'open' : on.length > 0 || share >= 0.5 ? 'read' : 'unread';
    return { start, end, status, itemsTotal: on.length, itemsLeft: left.length };
  });
}
