import { describe, expect, test } from 'vitest';
import type { ArticleFields } from '@/lib/articles/model';
import { articleSearchText, changeFields, usualDirection } from '@/lib/articles/rules';
import { searchTerms } from '@/lib/text/search-terms';

const stored: ArticleFields = {
  title: 'The mill',
  byline: 'Ann Other',
  outlet: '',
  agency: '',
  publishedAt: '',
  url: '',
  language: 'en',
};

describe('changeFields', () => {
  test('applies what was made on the stored values and says which fields changed', () => {
    const change = changeFields(stored, {
      title: { from: 'The mill', to: 'The old mill' },
      url: { from: '', to: '' },
    });
    expect(change).toEqual({ ok: true, fields: { ...stored, title: 'The old mill' }, changed: ['title'] });
  });

  test('takes a change that is there already as done, whatever it was made on', () => {
    const change = changeFields(stored, { byline: { from: 'A. Other', to: 'Ann Other' } });
    expect(change).toEqual({ ok: true, fields: stored, changed: [] });
  });

  test('applies nothing when one of the fields has another value by now', () => {
    const change = changeFields(stored, {
      title: { from: 'The mill', to: 'The old mill' },
      byline: { from: '', to: 'B. Nother' },
    });
    expect(change).toEqual({
      ok: false,
      conflicts: [{ field: 'byline', yours: 'B. Nother', theirs: 'Ann Other' }],
    });
  });
});

test('what search looks in holds every searched field, folded like the query', () => {
  const folded = articleSearchText({ ...stored, outlet: 'Côte-d’Or', agency: 'Ørn' }, 'Said “no”.');
  for (const query of ['MILL', 'ann other', 'cote-d’or', 'ORN', '"no"']) {
    expect(searchTerms(query).filter((term) => !folded.includes(term))).toEqual([]);
  }
});

test('names are first read from A, times and numbers from the largest', () => {
  expect([usualDirection('title'), usualDirection('updated'), usualDirection('words')]).toEqual([
    'asc',
    'desc',
    'desc',
  ]);
});
