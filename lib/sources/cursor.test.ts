import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { parseCursor, renderCursor } from '@/lib/sources/cursor';
import { SORT_DIRECTIONS, SOURCE_SORTS } from '@/lib/sources/model';

test('a cursor reads back as what it was made of, and belongs to one order', () => {
  const cursors = fc
    .record({
      sort: fc.constantFrom(...SOURCE_SORTS),
      direction: fc.constantFrom(...SORT_DIRECTIONS),
      side: fc.constantFrom('after', 'before'),
      value: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
    })
    .map((parts) => ({
      ...parts,
      id: newId(),
      ...(parts.sort === 'updated' && { value: '2026-11-22T10:00:00.123Z' }),
    }));
  fc.assert(
    fc.property(cursors, (cursor) => {
      const text = renderCursor(cursor);
      expect(parseCursor(text, cursor.sort, cursor.direction)).toEqual(cursor);
      expect(parseCursor(text, cursor.sort, cursor.direction === 'asc' ? 'desc' : 'asc')).toBeNull();
      expect(parseCursor(text, cursor.sort === 'title' ? 'issued' : 'title', cursor.direction)).toBeNull();
    }),
  );
});

const place = { direction: 'desc', side: 'after', id: newId() } as const;

test.each([
  '',
  '_',
  'abc',
  renderCursor({ ...place, sort: 'updated', value: 'yesterday' }),
  // No time that PostgreSQL holds.
  renderCursor({ ...place, sort: 'updated', value: '0000-01-01T00:00:00.000Z' }),
  renderCursor({ ...place, sort: 'updated', value: '2026-11-22T10:00:00.123Z', id: '7' }),
])('%j is none', (cursor) => {
  expect(parseCursor(cursor, 'updated', 'desc')).toBeNull();
});
