import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Cursor, Cursors, pageOf, renderCursor, textValue, timeValue } from '@/lib/cursor';
import { AppError } from '@/lib/errors';

interface Row {
  id: string;
  at: string;
  title: string;
  words: number;
}

const cursors = new Cursors<Row, 'at' | 'title' | 'words', string | number>({
  at: { of: (row) => row.at, schema: timeValue },
  title: { of: (row) => row.title, schema: textValue },
  words: { of: (row) => row.words, schema: z.int32() },
});
const rows = fc.record({
  id: fc.uuid(),
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((at) => at.toISOString()),
  title: fc
    .string({ unit: 'grapheme', maxLength: 50 })
    .filter((text) => text.isWellFormed() && !text.includes('\0')),
  words: fc.nat(),
});
const places = fc.record({
  sort: fc.constantFrom('at', 'title', 'words'),
  direction: fc.constantFrom('asc', 'desc'),
  side: fc.constantFrom('after', 'before'),
});
const id = '0198c0de-0000-7000-8000-00000000000a';
const forged = (parts: Partial<Cursor<string>>) =>
  renderCursor({ sort: 'title', direction: 'asc', side: 'after', value: 'Tide', id, ...parts });

describe('a cursor', () => {
  test('is read as it was written, and needs no escaping in an address', () => {
    fc.assert(
      fc.property(rows, places, (row, place) => {
        const text = cursors.at(row, place);
        expect(text).toBe(encodeURIComponent(text));
        const value = row[place.sort];
        expect(cursors.parse(text, place.sort, place.direction)).toEqual({ ...place, value, id: row.id });
      }),
    );
  });

  test('of another order is none', () => {
    fc.assert(
      fc.property(rows, places, (row, place) => {
        const text = cursors.at(row, place);
        expect(cursors.parse(text, place.sort, place.direction === 'asc' ? 'desc' : 'asc')).toBeNull();
        expect(cursors.parse(text, place.sort === 'title' ? 'at' : 'title', place.direction)).toBeNull();
      }),
    );
  });

  test('is never read from anything else', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.json().map((json) => btoa(encodeURI(json))),
    );
    fc.assert(fc.property(anything, (given) => cursors.parse(given, 'title', 'asc') === null));
  });

  test.each<Partial<Cursor<string>>>([
    { value: 7 },
    { value: 'a\0b' },
    { value: 'x'.repeat(1_001) },
    { id: '7' },
    { sort: 'at', value: 'yesterday' },
    // No time that PostgreSQL holds.
    { sort: 'at', value: '0000-01-01T00:00:00.000Z' },
    { sort: 'words', value: 2 ** 31 },
  ])('with %j, which no row has, is none', (parts) => {
    expect(cursors.parse(forged({}), 'title', 'asc')).not.toBeNull();
    expect(cursors.parse(forged(parts), (parts.sort ?? 'title') as 'title', 'asc')).toBeNull();
  });

  test('of half a character is none', () => {
    const text = btoa(`["title","asc","after","\\ud800","${id}"]`).replaceAll('=', '');
    expect(cursors.parse(text, 'title', 'asc')).toBeNull();
  });

  test('that is asked for must be one', () => {
    expect(cursors.read(undefined, 'title', 'asc')).toBeNull();
    expect(cursors.read(forged({}), 'title', 'asc')).toMatchObject({ value: 'Tide', id });
    expect(() => cursors.read('x', 'title', 'asc')).toThrow(AppError);
  });
});

describe('a page', () => {
  const all = [1, 2, 3, 4, 5, 6, 7];

  test('leads to the others on either side, however it was come to', () => {
    // Read as a list does: one more than is shown, and backwards for what is before.
    const first = pageOf(all.slice(0, 4), 3, null);
    expect(first).toEqual({ shown: [1, 2, 3], hasPrevious: false, hasNext: true });
    const second = pageOf(all.slice(3, 7), 3, { side: 'after' });
    expect(second).toEqual({ shown: [4, 5, 6], hasPrevious: true, hasNext: true });
    const last = pageOf([7], 3, { side: 'after' });
    expect(last).toEqual({ shown: [7], hasPrevious: true, hasNext: false });
    const back = pageOf([6, 5, 4, 3], 3, { side: 'before' });
    expect(back).toEqual({ shown: [4, 5, 6], hasPrevious: true, hasNext: true });
    const start = pageOf([3, 2, 1], 3, { side: 'before' });
    expect(start).toEqual({ shown: [1, 2, 3], hasPrevious: false, hasNext: true });
  });
});
