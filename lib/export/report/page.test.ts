import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';

import { documentSchema } from '@/lib/editor/schema';
import { BLOCKS, MARKS } from '@/lib/export/report/article-text';
import { renderNotice, renderReport, renderWithdrawn } from '@/lib/export/report/page';
import type { ReportPage } from '@/lib/export/report/view';

import { hostileBundle } from '../../../tests/fixtures/export/arbitrary-bundle';
import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  id,
  rangeOf,
} from '../../../tests/fixtures/export/build-bundle';
import { pageOf } from '../../../tests/fixtures/export/report-page';
import { towerBundle } from '../../../tests/fixtures/export/tower-bundle';

const read = (page: ReportPage) => parseHTML(renderReport(page)).document;
const tower = read(pageOf(towerBundle()));

/** What a reader reads of the article, references left out, without what is white. */
function textOf(document: Document): string {
  const text = document.querySelector('.text');
  for (const reference of text?.querySelectorAll('.ref') ?? []) reference.remove();
  return (text?.textContent ?? '').replaceAll(/\s/g, '');
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = { type: 'doc', content: [paragraph('One two three four.'), paragraph('Five six.')] };
const article = buildArticle(doc);
const at = (words: string) => [rangeOf(article.text, 'content', words)];

test('every node and mark of the schema has its words in a report', () => {
  const inline = ['text', 'hardBreak'];
  expect([...Object.keys(BLOCKS), ...inline].toSorted()).toEqual(
    Object.keys(documentSchema.nodes).toSorted(),
  );
  expect(Object.keys(MARKS).toSorted()).toEqual(Object.keys(documentSchema.marks).toSorted());
});

test('every link within a report leads to something that takes the focus', () => {
  const targets = Array.from(tower.querySelectorAll('a[href^="#"]'), (link) =>
    tower.getElementById(link.getAttribute('href')?.slice(1) ?? ''),
  );
  expect(targets.length).toBeGreaterThan(4);
  expect(targets.filter((target) => !target?.matches('a[href], [tabindex]'))).toEqual([]);
});

describe('the document', () => {
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
  const wrong = async (html: string) =>
    (await validator.validateString(html)).results.flatMap(({ messages }) =>
      messages.map(({ ruleId, line, message }) => `${line}: ${ruleId}: ${message}`),
    );

  test('is valid HTML, of a report and of what stands in its place', async () => {
    expect(await wrong('<!doctype html><ul><p>No item.</p></ul>')).not.toEqual([]);
    expect(await wrong(renderReport(pageOf(towerBundle())))).toEqual([]);
    expect(await wrong(renderNotice('Nothing here', ['There is no report.']))).toEqual([]);
    const withdrawn = {
      newsroom: 'The desk',
      note: 'It was <wrong> & "late".',
      at: '2026-03-20T08:30:00.000Z',
    };
    expect(await wrong(renderWithdrawn(withdrawn))).toEqual([]);
  });

  test('is so for any article and any annotations', async () => {
    await fc.assert(
      fc.asyncProperty(hostileBundle, async (bundle) => {
        expect(await wrong(renderReport(pageOf(bundle)))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the text of a report', () => {
  const marksOf = (bundle: Parameters<typeof pageOf>[0]) =>
    Array.from(read(pageOf(bundle)).querySelectorAll('.text mark'), (mark) => [
      mark.id,
      mark.getAttribute('data-annotations'),
      mark.textContent,
    ]);

  test('is cut where words overlap, and every piece names what it is part of', () => {
    const annotations = [
      buildAnnotation(10, 'claim', { ranges: at('One two three') }),
      buildAnnotation(11, 'quote', { ranges: at('two three four') }),
    ];
    expect(marksOf(buildBundle(article, { annotations }))).toEqual([
      ['s-1', 'C1', 'One '],
      ['s-2', 'C1 Q1', 'two three'],
      ['s-3', 'Q1', ' four'],
    ]);
  });

  test('goes on over a paragraph, and the reference follows the last words', () => {
    const annotations = [buildAnnotation(10, 'claim', { ranges: at('four.\nFive') })];
    const bundle = buildBundle(article, { annotations });
    expect(marksOf(bundle)).toEqual([
      ['s-1', 'C1', 'four.'],
      ['', 'C1', 'Five'],
    ]);
    const reference = read(pageOf(bundle)).querySelector('.text .ref');
    expect(reference?.previousElementSibling?.textContent).toBe('Five');
    expect(reference?.getAttribute('href')).toBe(`#claim-${id(10)}`);
  });

  test('has a reference for words that end with the break after a paragraph', () => {
    const annotations = [buildAnnotation(10, 'claim', { ranges: at('four.\n') })];
    expect(read(pageOf(buildBundle(article, { annotations }))).querySelectorAll('.text .ref').length).toBe(1);
  });

  test('is not there when the checked words only are to be shown', () => {
    const page = pageOf(towerBundle());
    const document = read({ ...page, options: { ...page.options, showsText: false } });
    expect(document.querySelector('.text')).toBeNull();
    expect(document.querySelector('.back')).toBeNull();
    expect(document.querySelectorAll('.item').length).toBe(tower.querySelectorAll('.item').length);
    expect(renderReport({ ...page, options: { ...page.options, showsText: false } })).not.toContain(
      'tide tables',
    );
  });

  test('is all of the article, character by character, whatever stands in it', () => {
    fc.assert(
      fc.property(hostileBundle, (bundle) => {
        expect(textOf(read(pageOf(bundle)))).toBe(bundle.article.text.replaceAll(/\s/g, ''));
      }),
    );
  });
});

describe('a report', () => {
  test('runs nothing and loads nothing, whatever people wrote', () => {
    fc.assert(
      fc.property(hostileBundle, (bundle) => {
        const html = renderReport(pageOf(bundle));
        const { document } = parseHTML(html);
        expect(html.match(/<\/script/gi)).toHaveLength(1);
        const [data] = document.querySelectorAll('script');
        expect(data?.getAttribute('type')).toBe('application/ld+json');
        expect(() => JSON.parse(data?.textContent ?? '') as unknown).not.toThrow();
        expect(
          document.querySelectorAll('img, iframe, object, embed, form, input, link[rel=stylesheet]').length,
        ).toBe(0);
        for (const element of document.querySelectorAll('*')) {
          expect(element.getAttributeNames().filter((name) => /^on|^style$/.test(name))).toEqual([]);
        }
        for (const link of document.querySelectorAll('a[href]')) {
          expect(link.getAttribute('href')).toMatch(/^(https?:|#)/);
        }
      }),
    );
  });

  test('has an id once each, and every place that it leads to', () => {
    const ids = Array.from(tower.querySelectorAll('[id]'), (element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = Array.from(tower.querySelectorAll('a[href^="#"]'), (link) =>
      (link.getAttribute('href') ?? '').slice(1),
    );
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('says what a verdict means, and shows it by a sign beside its name', () => {
    const item = tower.querySelector(`#claim-${id(13)}`);
    expect(item?.querySelector('.finding .verdict')?.textContent?.replaceAll(/\s+/g, ' ')).toBe(
      '✓ Mostly accurate',
    );
    expect(item?.querySelector('.finding .quiet')?.textContent).toMatch(/\w/);
    expect(item?.querySelectorAll('.evidence > li').length).toBe(3);
  });

  test('names nobody of the team, unless somebody chose so', () => {
    const page = pageOf(buildBundle(buildArticle(doc, { byline: '' })));
    expect(renderReport(page)).not.toContain('Marit');
    expect(renderReport({ ...page, options: { ...page.options, showsTeam: true } })).toContain('Marit');
  });

  test('is kept from search engines, unless somebody chose so, and old versions always', () => {
    const page = pageOf(towerBundle());
    const listed = { ...page, options: { ...page.options, isListed: true } };
    const corrected = {
      ordinal: 2,
      kind: 'corrected',
      note: 'It was 85.',
      at: '2026-04-01T10:00:00.000Z',
    } as const;
    const old = { ...listed, publications: [...page.publications, corrected] };
    const isHidden = (each: ReportPage) => read(each).querySelector('meta[name=robots]') !== null;
    expect([page, listed, old, { ...old, publication: corrected }].map(isHidden)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('tells when it was published and corrected, and what was wrong', () => {
    const page = pageOf(towerBundle());
    const corrected = {
      ordinal: 2,
      kind: 'corrected',
      note: 'It was <85>.',
      at: '2026-04-01T10:00:00.000Z',
    } as const;
    const publications = [...page.publications, corrected];
    const now = read({ ...page, publications, publication: corrected });
    expect(now.querySelector('.state')?.textContent?.replaceAll(/\s+/g, ' ')).toBe(
      ' Checked and published on 20 March 2026, 08:30 UTC Corrected on 1 April 2026, 10:00 UTC: It was <85>. ',
    );
    expect(now.querySelector('.banner')).toBeNull();
    expect(now.querySelector('.versions a')?.getAttribute('href')).toBe(
      'https://desk.example/r/TOKEN?publication=1',
    );
    const before = read({ ...page, publications });
    expect(before.querySelector('.banner')?.textContent).toContain('This is an earlier version.');
    expect(before.querySelector('.state')?.textContent).not.toContain('Corrected');
    expect(read({ ...page, isBeingCorrected: true }).querySelector('.banner')?.textContent).toContain(
      'A correction is being prepared.',
    );
  });

  test('is in the language and direction of its article', () => {
    const arabic = { type: 'doc', content: [paragraph('الرصيف طوله ثمانون مترا.')] };
    const document = read(pageOf(buildBundle(buildArticle(arabic, { language: 'ar', title: 'الرصيف' }))));
    expect(document.querySelector('.text')?.getAttribute('lang')).toBe('ar');
    expect(document.querySelector('.text p')?.getAttribute('dir')).toBe('auto');
    expect(document.querySelector('h1')?.getAttribute('lang')).toBe('ar');
  });
});

test('a withdrawn article says when and why, and nothing else', () => {
  const html = renderWithdrawn({
    newsroom: 'Desk & Co',
    note: 'The <quay> does not exist.',
    at: '2026-04-01T10:00:00.000Z',
  });
  expect(html).toContain('Desk &amp; Co');
  expect(html).toContain('The &lt;quay&gt; does not exist.');
  expect(html).toContain('noindex');
  expect(renderNotice('Gone', ['<b>'])).toContain('&lt;b&gt;');
});
