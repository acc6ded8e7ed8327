import { describe, expect, it } from 'vitest';
import { readJsonLd } from '@/lib/import/json-ld';

const script = (json: string, type = 'application/ld+json') =>
  `<p>x</p><script async type="${type}">${json}</script>`;

describe('readJsonLd', () => {
  it('finds the article among other things, in lists and graphs', () => {
    const graph =
      '[{"@type":"Organization"},{"@graph":[{"@type":"WebPage","mainEntity":{"@type":"Report","headline":" A "}}]}]';
    expect(readJsonLd(script('{"@type":"BreadcrumbList"}') + script(graph))?.headline).toBe('A');
  });

  it('reads names as text, things and lists', () => {
    const article = {
      '@type': 'NewsArticle',
      headline: 'Ferry',
      author: [{ name: 'Mira Olsund' }, 'Tove Orrin', { name: ['Imre Madl', 'I. M.'] }, {}, null, 7],
      publisher: { name: 'The Harrow Courier' },
      sourceOrganization: [{ name: 'Northwire' }],
      datePublished: '2026-03-14',
      mainEntityOfPage: { '@id': 'https://courier.example/ferry' },
      inLanguage: ['en', 'de'],
    };
    expect(readJsonLd(script(JSON.stringify(article)))).toEqual({
      headline: 'Ferry',
      authors: ['Mira Olsund', 'Tove Orrin', 'Imre Madl'],
      publisher: 'The Harrow Courier',
      agency: 'Northwire',
      datePublished: '2026-03-14',
      url: 'https://courier.example/ferry',
      language: 'en',
    });
  });

  it('goes on after data that is broken', () => {
    expect(readJsonLd(script('{"@type":') + script('{"@type":"Article","name":"A"}'))?.headline).toBe('A');
  });

  it('finds nothing in other scripts, in data without an article, and in a script without an end', () => {
    expect(readJsonLd(script('{"@type":"Article"}', 'text/javascript'))).toBeNull();
    expect(readJsonLd(script('{"@type":"Recipe"}') + script('null') + script('"Article"'))).toBeNull();
    expect(readJsonLd('<script type="application/ld+json">{"@type":"Article"}')).toBeNull();
  });

  it('does not go down without end', () => {
    const deep = `${'{"mainEntity":'.repeat(2_000)}{"@type":"Article"}${'}'.repeat(2_000)}`;
    expect(readJsonLd(script(deep))).toBeNull();
  });
});
