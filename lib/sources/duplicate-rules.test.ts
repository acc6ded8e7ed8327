import { expect, test } from 'vitest';
import { duplicateReasons } from '@/lib/sources/duplicate-rules';
import { EMPTY_SOURCE, type SourceFields } from '@/lib/sources/model';

const of = (parts: Partial<SourceFields>): SourceFields => ({ ...EMPTY_SOURCE, title: '—', ...parts });

test.each<[string, Partial<SourceFields>, Partial<SourceFields>, string[]]>([
  ['nothing', {}, {}, []],
  [
    'the same address',
    { canonicalUrl: 'https://a.example' },
    { canonicalUrl: 'https://a.example' },
    ['address'],
  ],
  ['the same DOI', { doi: '10.1234/a' }, { doi: '10.1234/a' }, ['doi']],
  ['the same ISBN', { isbn: '9783161484100' }, { isbn: '9783161484100' }, ['isbn']],
  [
    'two chapters of a book',
    { isbn: '9783161484100', kind: 'chapter' },
    { isbn: '9783161484100', kind: 'chapter' },
    [],
  ],
  [
    'near titles and dates',
    { title: 'The tides', issued: '2026-03-14' },
    { title: 'Tides!', issued: '2026-03-15' },
    ['title'],
  ],
  [
    'near titles of other days',
    { title: 'The tides', issued: '2026-03-14' },
    { title: 'Tides', issued: '2026-05-15' },
    [],
  ],
  ['a title of another year', { title: 'Tides', issued: '2026' }, { title: 'Tides', issued: '2025' }, []],
  [
    'all of it',
    { title: 'Tides', doi: '10.1234/a', canonicalUrl: 'https://a.example' },
    { title: 'tides', doi: '10.1234/a', canonicalUrl: 'https://a.example' },
    ['address', 'doi', 'title'],
  ],
])('%s: the reasons to take two sources for one', (_, one, other, reasons) => {
  expect(duplicateReasons(of(one), of(other))).toEqual(reasons);
  expect(duplicateReasons(of(other), of(one))).toEqual(reasons);
});
