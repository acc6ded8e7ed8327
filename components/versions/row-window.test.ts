import { describe, expect, test } from 'vitest';
import { foldRows } from '@/components/versions/fold-rows';
import { windowEnd, windowStart } from '@/components/versions/row-window';
import type { ComparedRow } from '@/lib/versions/comparison-rules';

const rowOf = (pieces: number): ComparedRow => ({
  left: { start: 0, end: 1, kind: 'paragraph' },
  right: null,
  pieces: Array.from({ length: pieces }, (_, i) => ({ op: i % 2 === 0 ? 'add' : 'drop', text: 'a' })),
});
const foldedOf = (rows: readonly ComparedRow[]) => foldRows(rows, new Set(), true);

describe('the rows that are drawn together', () => {
  test('are all of a short text', () => {
    const rows = Array.from({ length: 30 }, () => rowOf(2));
    expect(windowEnd(rows, foldedOf(rows), 0)).toBe(30);
    expect(windowStart(rows, foldedOf(rows), 30)).toBe(0);
  });

  test('are fewer where more has changed, and never none', () => {
    const [quiet, busy, huge] = [1, 100, 50_000]
      .map(rowOf)
      .map((row) => Array.from({ length: 5_000 }, () => row));
    if (!quiet || !busy || !huge) throw new Error('There are three texts.');
    const ends = [quiet, busy, huge].map((rows) => windowEnd(rows, foldedOf(rows), 10) - 10);
    expect(ends[0]).toBeGreaterThan(ends[1] ?? 0);
    expect(ends[1]).toBeGreaterThan(ends[2] ?? 0);
    expect(ends[2]).toBe(1);
  });

  test('reach every row, forwards and backwards', () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => rowOf(i % 90));
    const folded = foldedOf(rows);
    let [end, start] = [0, folded.length];
    for (let turn = 0; turn < 3_000 && end < folded.length; turn++) end = windowEnd(rows, folded, end);
    for (let turn = 0; turn < 3_000 && start > 0; turn++) start = windowStart(rows, folded, start);
    expect([start, end]).toEqual([0, folded.length]);
  });
});
