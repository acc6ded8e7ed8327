import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { readSourceQuery, sourcesPath } from '@/lib/sources/list-rules';

test('an address of the list reads back as the query that it was made of', () => {
  const query = { search: 'tide & quay', cursor: `2026-11-22T10:00:00.000Z_${newId()}`, limit: 20 };
  const address = new URL(sourcesPath(query), 'https://desk.example');
  expect(readSourceQuery(Object.fromEntries(address.searchParams))).toEqual(query);
  expect(sourcesPath({})).toBe('/sources');
});

test('what nobody could have asked is left out', () => {
  expect(readSourceQuery({ search: ['a', 'b'], limit: '9999', cursor: '', since: '1' })).toEqual({});
});
