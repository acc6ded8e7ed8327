import { describe, expect, test } from 'vitest';
import { foldRows } from '@/components/versions/fold-rows';
import type { ComparedRow } from '@/lib/versions/comparison-rules';

const block = { start: 0, end: 1, kind: 'paragraph' };
/** Rows of which those marked with a star have changed. */
const rowsOf = (marks: string): ComparedRow[] =>
  Array.from(marks, (mark) => ({
    left: block,
    right: block,
    pieces: [{ op: mark === '*' ? 'add' : 'same', text: 'a' }],
  }));
const told = (marks: string, opened: number[] = [], isWhole = false) =>
  foldRows(rowsOf(marks), new Set(opened), isWhole).map((each) =>
    each.kind === 'row' ? each.index : `${each.from}-${each.to}`,
  );

describe('rows that say nothing new', () => {
  test('are folded, but for those beside changed ones', () => {
    expect(told('......*......')).toEqual(['0-5', 5, 6, 7, '8-13']);
  });

  test('are shown where they are few', () => {
    expect(told('*....*')).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('are shown when they are opened, and all of them when the whole text is asked for', () => {
    expect(told('..........', [4])).toEqual(['0-4', 4, '5-10']);
    expect(told('.....*....', [], true)).toHaveLength(10);
  });

  test('leave no row out and show none twice', () => {
    for (const marks of ['', '*', '.', '...', '*...*......*', '....*.*....**.........']) {
      const indexes = foldRows(rowsOf(marks), new Set([7]), false).flatMap((each) =>
        each.kind === 'row'
          ? [each.index]
          : Array.from({ length: each.to - each.from }, (_, k) => each.from + k),
      );
      expect(indexes).toEqual(Array.from(marks, (_, index) => index));
    }
  });
});
