import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { parseCursor, renderCursor } from '@/lib/sources/cursor';

test('a cursor reads back as what it was made of', () => {
  const place = { at: new Date('2026-11-22T10:00:00.123Z'), id: newId() };
  expect(parseCursor(renderCursor(place))).toEqual(place);
});

test.each([
  '',
  '_',
  '2026-11-22T10:00:00.123Z',
  `yesterday_${newId()}`,
  `2026-11-22T10:00:00.123Z_7`,
  'a_b_c',
  // No time that PostgreSQL holds.
  `0000-01-01T00:00:00.000Z_${newId()}`,
])('%j is none', (cursor) => {
  expect(parseCursor(cursor)).toBeNull();
});
