import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articlesPath, isFiltered, readListQuery, sortedBy } from '@/lib/articles/list-rules';
import { withFilter } from '@/lib/list-address';
import { ARTICLE_SORTS, ARTICLE_STATES } from '@/lib/articles/model';

const paramsOf = (path: string) => Object.fromEntries(new URL(path, 'https://galley.example').searchParams);

describe('the address of the list', () => {
  test('leaves out what is usual', () => {
    expect(articlesPath({})).toBe('/articles');
    expect(articlesPath({ sort: 'updated', direction: 'desc', state: 'active', search: '' })).toBe(
      '/articles',
    );
    expect(articlesPath({ sort: 'title', direction: 'asc' })).toBe('/articles?sort=title');
    expect(articlesPath({ sort: 'title', direction: 'desc' })).toBe('/articles?sort=title&direction=desc');
  });

  test('is read as it was written', () => {
    const part = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.replaceAll('\0', '').trim());
    const queries = fc.record({
      search: part,
      sort: fc.constantFrom(...ARTICLE_SORTS),
      direction: fc.constantFrom('asc', 'desc'),
      state: fc.constantFrom(...ARTICLE_STATES),
      outlet: part,
      open: fc.constantFrom('yes', 'no', ''),
    });
    fc.assert(
      fc.property(queries, (query) => {
        const path = articlesPath(query);
        expect(articlesPath(readListQuery(paramsOf(path)))).toBe(path);
      }),
    );
  });

  test('with nonsense in it is read for the rest', () => {
    const params = {
      search: ' mill ',
      sort: 'id',
      limit: 'many',
      state: ['all', 'archived'],
      outlet: 'a\0',
      x: '1',
    };
    expect(readListQuery(params)).toEqual({ search: 'mill' });
  });
});

test('another filter begins at the first page', () => {
  expect(withFilter({ search: 'mill', cursor: 'abc' }, { state: 'all' })).toEqual({
    search: 'mill',
    state: 'all',
  });
});

test('a column is sorted in its usual direction first, then turned round', () => {
  const byTitle = sortedBy({ search: 'mill', cursor: 'abc' }, 'title');
  expect(byTitle).toEqual({ search: 'mill', sort: 'title', direction: 'asc' });
  expect(sortedBy(byTitle, 'title')).toMatchObject({ sort: 'title', direction: 'desc' });
  expect(sortedBy({}, 'updated')).toMatchObject({ sort: 'updated', direction: 'asc' });
});

test('only what leaves active articles out is a filter', () => {
  expect(
    [{ search: 'a' }, { outlet: 'a' }, { open: 'no' as const }, { state: 'archived' as const }].map(
      isFiltered,
    ),
  ).toEqual([true, true, true, true]);
  expect([{}, { state: 'all' as const }, { sort: 'title' as const, search: '' }].map(isFiltered)).toEqual([
    false,
    false,
    false,
  ]);
});
