import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { withFilter } from '@/lib/list-address';
import { isFiltered, readSourceQuery, sortedBy, sourcesPath } from '@/lib/sources/list-rules';
import type { SourceListQuery } from '@/lib/sources/list-model';

test('an address of the list reads back as the query that it was made of', () => {
  const query: SourceListQuery = {
    search: 'tide & quay',
    kind: 'report',
    outlet: 'Harbour Gazette',
    language: 'zh-Hant',
    from: 2020,
    to: 2026,
    origin: newId(),
    used: 'no',
    copies: 'yes',
    access: 'restricted',
    sort: 'issued',
    direction: 'asc',
    cursor: 'abc',
    limit: 20,
  };
  const address = new URL(sourcesPath(query), 'https://desk.example');
  expect(readSourceQuery(Object.fromEntries(address.searchParams))).toEqual(query);
});

test('what is usual stands in no address', () => {
  expect(sourcesPath({})).toBe('/sources');
  expect(sourcesPath({ sort: 'updated', direction: 'desc', search: '' })).toBe('/sources');
  expect(sourcesPath({ sort: 'title', direction: 'asc' })).toBe('/sources?sort=title');
});

test('what nobody could have asked is left out', () => {
  const odd = { search: ['a', 'b'], limit: '9999', cursor: '', since: '1', kind: 'rumour', from: '26th' };
  expect(readSourceQuery(odd)).toEqual({});
});

test('another filter or order begins at the first page', () => {
  expect(withFilter({ search: 'tide', cursor: 'abc' }, { kind: 'report' })).toEqual({
    search: 'tide',
    kind: 'report',
  });
  const byTitle = sortedBy({ cursor: 'abc' }, 'title');
  expect(byTitle).toEqual({ sort: 'title', direction: 'asc' });
  expect(sortedBy(byTitle, 'title')).toEqual({ sort: 'title', direction: 'desc' });
  expect(sortedBy(byTitle, 'issued')).toEqual({ sort: 'issued', direction: 'desc' });
});

test('only what leaves sources out is a filter', () => {
  expect([{ search: 'a' }, { used: 'no' as const }, { from: 1990 }].map(isFiltered)).toEqual([
    true,
    true,
    true,
  ]);
  expect([{}, { sort: 'title' as const, cursor: 'a', limit: 3, search: '' }].map(isFiltered)).toEqual([
    false,
    false,
  ]);
});
