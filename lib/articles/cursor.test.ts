import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCursor, renderCursor, type Cursor } from '@/lib/articles/cursor';

const titles = fc.string({ unit: 'grapheme', maxLength: 50 }).filter((title) => !title.includes('\0'));
const cursors = fc.oneof(
  place(
    'updated',
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((at) => at.toISOString()),
  ),
  place('title', titles),
  place('words', fc.nat()),
);

function place(sort: Cursor['sort'], values: fc.Arbitrary<string | number>): fc.Arbitrary<Cursor> {
  return fc.record({
    sort: fc.constant(sort),
    direction: fc.constantFrom('asc', 'desc'),
    side: fc.constantFrom('after', 'before'),
    value: values,
    id: fc.uuid(),
  });
}

describe('a cursor', () => {
  test('is read as it was written, and needs no escaping in an address', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        const rendered = renderCursor(cursor);
        expect(rendered).toBe(encodeURIComponent(rendered));
        expect(parseCursor(rendered, cursor.sort, cursor.direction)).toEqual(cursor);
      }),
    );
  });

  test('of another order is none', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        const rendered = renderCursor(cursor);
        expect(parseCursor(rendered, 'published', cursor.direction)).toBeNull();
        expect(parseCursor(rendered, cursor.sort, cursor.direction === 'asc' ? 'desc' : 'asc')).toBeNull();
      }),
    );
  });

  test('is never read from anything else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((json) => btoa(encodeURI(json))),
        ),
        (given) => {
          expect(parseCursor(given, 'updated', 'desc')).toBeNull();
        },
      ),
    );
  });

  test.each<[Cursor['sort'], string | number]>([
    ['updated', '0000-01-01T00:00:00Z'],
    ['words', 2 ** 31],
  ])('by %s with %s, which the database does not hold, is none', (sort, value) => {
    const forged = renderCursor({ sort, direction: 'desc', side: 'after', value, id: crypto.randomUUID() });
    expect(parseCursor(forged, sort, 'desc')).toBeNull();
  });
});
