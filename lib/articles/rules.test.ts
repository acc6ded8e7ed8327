import { describe, expect, test } from 'vitest';
import type { ArticleFields } from '@/lib/articles/model';
import { articleSearchText, changeFields, searchTerms, usualDirection } from '@/lib/articles/rules';

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

describe('search', () => {
  test('finds by every field that is searched, folded like the query', () => {
    const folded = articleSearchText({ ...stored, outlet: 'Côte-d’Or', agency: 'Ørn' }, 'Said “no”.');
    for (const query of ['MILL', 'ann other', 'cote-d’or', 'ORN', '"no"']) {
      for (const term of searchTerms(query)) expect(folded).toContain(term);
    }
  });

  test('takes each word once and at most ten', () => {
    expect(searchTerms('  Zoë zoe\tZOE said ')).toEqual(['zoe', 'said']);
    expect(searchTerms(Array.from({ length: 40 }, (_, i) => `word${i}`).join(' '))).toHaveLength(10);
    expect(searchTerms(' \u200b ')).toEqual([]);
  });
});

test('names are first read from A, times and numbers from the largest', () => {
  expect([usualDirection('title'), usualDirection('updated'), usualDirection('words')]).toEqual([
    'asc',
    'desc',
    'desc',
  ]);
});
