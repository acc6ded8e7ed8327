import { expect, test } from 'vitest';
import { readSourcePage } from '@/lib/import/source-page';

const read = (html: string) =>
  readSourcePage(new TextEncoder().encode(html), 'https://courier.example/a?utm_source=x');
const page = (head: string, lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head>${head}</head><body><p>Words.</p></body></html>`;

test('a news page is read with where each field stood', () => {
  const data = {
    '@type': 'NewsArticle',
    headline: 'Ferry to return',
    author: [{ name: 'Ida Maren' }, { name: 'Maren, Oduya and Sons' }],
    publisher: { name: 'The Harrow Courier' },
    datePublished: '2026-03-14T09:40:00Z',
  };
  const fields = read(
    page(
      `<link rel="canonical" href="https://courier.example/a"><meta property="article:section" content="Harbour">
      <script type="application/ld+json">${JSON.stringify(data)}</script>`,
    ),
  );
  expect(fields).toMatchObject({
    kind: 'article-newspaper',
    title: 'Ferry to return',
    authors: ['Ida Maren', '{Maren, Oduya and Sons}'],
    containerTitle: 'The Harrow Courier',
    issued: '2026-03-14T09:40:00Z',
    section: 'Harbour',
    language: 'en',
    url: 'https://courier.example/a?utm_source=x',
    canonicalUrl: 'https://courier.example/a',
    provenance: {
      title: 'JSON-LD headline',
      authors: 'JSON-LD author',
      canonicalUrl: 'canonical link',
      language: 'lang of the page',
      url: 'address',
    },
  });
});

test('a paper is read from the names that it is cited by', () => {
  const fields = read(
    page(`<meta name="citation_title" content="Silt"><title>Silt</title>
      <meta name="citation_author" content="Maren, Ida"><meta name="citation_author" content="van der Berg, Tomas">
      <meta name="citation_journal_title" content="Journal of Quays"><meta name="citation_volume" content="7">
      <meta name="citation_publication_date" content="2026/03/14"><meta name="citation_doi" content="doi:10.1234/SILT">`),
  );
  expect(fields).toMatchObject({
    kind: 'article-journal',
    authors: ['Maren, Ida', 'van der Berg, Tomas'],
    containerTitle: 'Journal of Quays',
    volume: '7',
    issued: '2026-03-14',
    doi: '10.1234/silt',
    provenance: { doi: 'meta citation_doi' },
  });
});

test('what no source takes is left out, and what is no page gives its address alone', () => {
  const fields = read(
    page('<meta name="citation_doi" content="none"><meta property="article:modified_time" content="soon">'),
  );
  expect(fields).toMatchObject({ kind: 'webpage', doi: '', revisedAt: '', title: '' });
  expect(readSourcePage(new Uint8Array([0, 1, 2, 255]), 'https://a.example/x')).toMatchObject({
    title: '',
    url: 'https://a.example/x',
    provenance: { url: 'address' },
  });
});
