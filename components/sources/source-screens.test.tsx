import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { EMPTY_SOURCE } from '@/lib/sources/model';
import { SourceFacts } from '@/components/sources/source-facts';
import { SourceList } from '@/components/sources/source-list';

import { SourceUses } from '@/components/sources/source-uses';
import { newId } from '@/lib/ids';
import type { SourceView } from '@/lib/sources/model';

const source: SourceView = {
  ...EMPTY_SOURCE,
  id: newId(),
  kind: 'report',
  title: '<b>Tides</b>',
  authors: ['Ida Maren', 'Tomas Oduya'],
  url: 'https://tides.example/?a=1&b=2',
  isWithheld: false,
  citationKey: 'maren',
  access: 'team',
  urlCheckedAt: null,
  originId: null,
  derivedFromId: null,
  derivation: null,
  mergedIntoId: null,
  version: 1,
  createdAt: '2026-11-22T10:00:00.000Z',
  createdById: newId(),
  updatedAt: '2026-11-22T10:00:00.000Z',
  updatedById: newId(),
};

test('a row links to the source and says whose it is', () => {
  const html = renderToStaticMarkup(<SourceList items={[{ ...source, copies: 2, uses: 0 }]} query={{}} />);
  expect(html).toContain(`href="/sources/${source.id}"`);
  expect(html).toContain('&lt;b&gt;Tides&lt;/b&gt;');
  expect(html).toContain('Ida Maren; Tomas Oduya');
});

test('a source shows what is known only', () => {
  const html = renderToStaticMarkup(<SourceFacts source={source} />);
  expect(html).toContain('rel="noopener noreferrer nofollow"');
  expect([...html.matchAll(/<dt[^>]*>([^<]+)/g)].map((match) => match[1])).toEqual([
    'Kind',
    'Authors',
    'Address',
    'Citation key',
  ]);
});

test('a use links to its annotation, by its words or by its article', () => {
  const use = {
    evidenceId: newId(),
    relation: 'supported_by',
    articleId: newId(),
    articleTitle: 'Quay to reopen',
    annotationId: newId(),
    kind: 'claim',
    status: 'verified',
    words: '80 metres',
  } as const;
  const html = renderToStaticMarkup(<SourceUses items={[use, { ...use, evidenceId: newId(), words: '' }]} />);
  expect(html).toContain(`href="/articles/${use.articleId}?annotation=${use.annotationId}"`);
  expect([...html.matchAll(/<a [^>]*>([^<]+)<\/a>/g)].map((match) => match[1])).toEqual([
    '80 metres',
    'Quay to reopen',
  ]);
  expect(html).toContain('Verified');
});
