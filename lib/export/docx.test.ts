import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_THREAD } from '@/lib/annotations/comment-model';
import { isLost } from '@/lib/annotations/rules';
import type { DocJson } from '@/lib/articles/model';
import type { ExportBundle } from '@/lib/export/bundle';
import { docxFormat } from '@/lib/export/docx';
import { wordLine, wordText } from '@/lib/export/docx/word-text';
import { beginsWithTitle } from '@/lib/guests/rules';

import { hostileBundle } from '../../tests/fixtures/export/arbitrary-bundle';
import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  buildComment,
  buildEvidence,
  buildSource,
  id,
  JONAS,
  MARIT,
  rangeOf,
} from '../../tests/fixtures/export/build-bundle';
import { turnedRound } from '../../tests/fixtures/export/read-export';
import { type ReadComment, readWord } from '../../tests/fixtures/export/read-word';
import { towerBundle } from '../../tests/fixtures/export/tower-bundle';

async function wordOf(bundle: ExportBundle): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of docxFormat.render(bundle)) parts.push(part);
  return Buffer.concat(parts);
}

const paragraph = (...texts: string[]): DocJson => ({
  type: 'paragraph',
  content: texts.map((text) => ({ type: 'text', text })),
});
const docOf = (...content: DocJson[]): DocJson => ({ type: 'doc', content });

/** A bundle with one annotation of the words, and what is said there. */
function bundleOn(text: string, words: string, parts: Parameters<typeof buildAnnotation<'claim'>>[2] = {}) {
  const article = buildArticle(docOf(paragraph(text)));
  const ranges = [rangeOf(article.text, 'content', words)];
  return buildBundle(article, { annotations: [buildAnnotation(10, 'claim', { ranges, ...parts })] });
}

/** Where a bundle says that each annotation is: from its first to its last words, of the words themselves where it has any. */
function placesIn({ annotations }: ExportBundle): Map<string, { start: number; end: number } | null> {
  return new Map(
    annotations.map((annotation) => {
      const placed = annotation.ranges.filter((range) => !isLost(range));
      const own = placed.filter(({ role }) => role === 'content');
      const counted = own.length > 0 ? own : placed;
      const starts = counted.map(({ start }) => start);
      const ends = counted.map(({ end }) => end);
      return [
        annotation.id,
        counted.length === 0 ? null : { start: Math.min(...starts), end: Math.max(...ends) },
      ];
    }),
  );
}

/** Says that a file holds the article's own text, and each annotation and comment of the bundle once, at its place, under its thread. */
function expectSame(bytes: Uint8Array, bundle: ExportBundle): void {
  const { article, annotations, people } = bundle;
  const read = readWord(bytes);
  expect(read.text).toBe(wordText(article.text));
  const ownTitle = beginsWithTitle(article) ? wordText(article.text).split('\n')[0] : '';
  expect(read.title).toBe(ownTitle ? '' : wordLine(article.title));
  const byOrigin = new Map(read.comments.map((comment) => [comment.origin, comment]));
  const talks = annotations.flatMap(({ id: annotationId }) => bundle.comments.get(annotationId) ?? []);
  expect(read.comments).toHaveLength(1 + annotations.length + talks.length);
  for (const [annotationId, place] of placesIn(bundle)) {
    const annotation = annotations.find((each) => each.id === annotationId);
    const comment = byOrigin.get(annotationId);
    const words = place ? wordText(article.text.slice(place.start, place.end)) : ownTitle || read.title;
    expect(comment).toMatchObject({
      words,
      parent: null,
      author: wordLine(people.get(annotation?.createdById ?? '') ?? ''),
      date: annotation?.createdAt,
      done: annotation?.thread.resolvedAt !== null,
    });
    const before = place && wordText(article.text.slice(0, place.start)).length;
    expect(comment).toMatchObject(
      place ? { place: 'text', start: before } : { place: ownTitle ? 'text' : 'title' },
    );
  }
  for (const talk of talks) {
    const [root, reply] = [byOrigin.get(talk.annotationId), byOrigin.get(talk.id)];
    expect(reply).toMatchObject({
      parent: root?.id,
      words: root?.words,
      date: talk.createdAt,
      author: wordLine(people.get(talk.authorId) ?? ''),
      lines: wordText(talk.body.replaceAll(/\r\n|\r/g, '\n')).split('\n'),
    });
  }
}

describe('the Word file of an article', () => {
  test('holds its text and everything that is said of it, at its place, in its thread', async () => {
    expectSame(await wordOf(towerBundle()), towerBundle());
  });

  test('does so for any article and any annotations', async () => {
    await fc.assert(
      fc.asyncProperty(hostileBundle, async (bundle) => expectSame(await wordOf(bundle), bundle)),
      { numRuns: 60 },
    );
  });

  test('is the same whenever it is written, and however its bundle was read', async () => {
    const bytes = await wordOf(towerBundle());
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await wordOf(turnedRound(towerBundle()))).toEqual(bytes);
  });

  test('numbers each comment once, with ids that Word keeps', async () => {
    const comments = readWord(await wordOf(towerBundle())).comments;
    expect(new Set(comments.map(({ durableId }) => durableId)).size).toBe(comments.length);
    expect(comments.every(({ origin }) => origin !== '')).toBe(true);
    // Two that end alike.
    const article = buildArticle(docOf(paragraph('One quay.')));
    const ranges = [rangeOf(article.text, 'content', 'quay')];
    const twins = ['a', 'b'].map((first) => ({
      ...buildAnnotation(10, 'claim', { ranges }),
      id: `${first}0000000-0000-7000-8000-0000ffffffff`,
    }));
    const read = readWord(await wordOf(buildBundle(article, { annotations: twins }))).comments;
    expect(read.map(({ durableId, origin }) => [durableId, origin[0]])).toEqual([
      ['00000001', '0'],
      ['7FFFFFFF', 'a'],
      ['00000002', 'b'],
    ]);
  });

  test('opens and closes a comment and those that answer it in the order that Word keeps', async () => {
    const bundle = bundleOn('One quay.', 'quay');
    const comments = [buildComment(51, 10, 'Which?'), buildComment(52, 10, 'The northern.', 1)];
    const { marks } = readWord(await wordOf({ ...bundle, comments: new Map([[id(10), comments]]) }));
    expect(marks.slice(3)).toEqual([
      'start 1',
      'start 2',
      'start 3',
      'end 1',
      'reference 1',
      'end 2',
      'reference 2',
      'end 3',
      'reference 3',
    ]);
  });

  test('tells what is resolved, also where nobody answered anything', async () => {
    const thread = { ...NO_THREAD, resolvedAt: '2026-03-16T10:00:00.000Z', resolvedById: MARIT };
    const { comments } = readWord(await wordOf(bundleOn('One quay.', 'quay', { thread })));
    expect(comments.map(({ done, parent }) => [done, parent])).toEqual([
      [false, null],
      [true, null],
    ]);
  });
});

describe('a comment of the file', () => {
  const said = async (bundle: ExportBundle): Promise<ReadComment | undefined> =>
    readWord(await wordOf(bundle)).comments.find(({ origin }) => origin === id(10));

  test('says kind, status and verdict first, then what is stated, found and rests on what', async () => {
    const bundle = bundleOn('The quay is 80 metres long.', '80 metres', {
      status: 'verified',
      fields: {
        statement: 'It is long.',
        verdict: 'accurate',
        verdictRationale: 'Measured twice.\nBy two people.',
      },
      evidence: [
        buildEvidence(41, 10, 31, {
          locatorType: 'page',
          locator: '4',
          locatorEnd: '6',
          excerpt: 'eighty\nmetres',
        }),
      ],
    });
    const source = buildSource(31, 'survey', { title: 'The survey', url: 'https://survey.example/1' });
    const comment = await said({ ...bundle, sources: [source] });
    expect(comment?.lines).toEqual([
      'CLAIM – Verified – Accurate',
      'It is long.',
      'verdict rationale: Measured twice.',
      'By two people.',
      'independent sources: 1, supported',
      'supports: The survey, p. 4–6 - "eighty',
      'metres" - https://survey.example/1',
    ]);
    expect(comment).toMatchObject({ author: 'Marit Osei-Lindqvist', initials: 'MOL' });
  });

  test('spans a quotation of several parts from the first to the last, and says its words', async () => {
    const article = buildArticle(docOf(paragraph('“We can,” she said. “We will.” He left.')));
    const at = (role: 'content' | 'cue', words: string) => rangeOf(article.text, role, words);
    const ranges = [at('content', '“We can,”'), at('content', '“We will.”'), at('cue', 'said')];
    const comment = await said(
      buildBundle(article, { annotations: [buildAnnotation(10, 'quote', { ranges })] }),
    );
    expect(comment?.words).toBe('“We can,” she said. “We will.”');
    expect(comment?.lines).toContain('words: “We can,” […] “We will.”');
  });

  test('stands at the title when its words are gone, and says so', async () => {
    const bundle = bundleOn('One quay.', 'quay');
    const lost = bundle.annotations.map((annotation) => ({
      ...annotation,
      ranges: annotation.ranges.map((range) => ({
        ...range,
        exact: 'the pier',
        placement: 'orphaned' as const,
      })),
    }));
    const comment = await said({ ...bundle, annotations: lost as ExportBundle['annotations'] });
    expect(comment).toMatchObject({ place: 'title' });
    expect(comment?.lines.slice(1, 3)).toEqual(['Not in the text any more.', 'words: the pier']);
  });

  test('stands at the title that the text begins with, where it does: it has no other then', async () => {
    const heading: DocJson = {
      type: 'heading',
      attrs: { level: 1 },
      content: [{ type: 'text', text: 'Quay  to hold' }],
    };
    const article = buildArticle(docOf(heading, paragraph('It will.')), { title: 'Quay to hold' });
    const ranges = [rangeOf(article.text, 'content', 'Quay')];
    const annotations = [buildAnnotation(10, 'note', {}), buildAnnotation(11, 'claim', { ranges })];
    const read = readWord(await wordOf(buildBundle(article, { annotations })));
    expect(read).toMatchObject({ title: '', byline: article.byline, text: 'Quay  to hold\nIt will.' });
    expect(read.comments.map(({ words }) => words)).toEqual(['Quay  to hold', 'Quay  to hold', 'Quay']);
  });

  test('finds the byline told once', async () => {
    const article = buildArticle(docOf(paragraph('By  Ida Maren'), paragraph('One quay.')), {
      byline: 'Ida Maren',
    });
    expect(readWord(await wordOf(buildBundle(article)))).toMatchObject({ byline: '', title: article.title });
  });

  test('says of protected sources no more than was agreed, and the file how many they are', async () => {
    const bundle = bundleOn('One quay.', 'quay', {
      evidence: [buildEvidence(41, 10, 31, { isWithheld: true })],
    });
    const { isWithheld: _, ...source } = buildSource(31, 'source1', {
      title: 'a person at the harbour board',
    });
    const withheld = { ...bundle, sources: [{ ...source, isWithheld: true as const }] };
    expect((await said(withheld))?.lines).toContain('supports: a person at the harbour board');
    const [about] = readWord(await wordOf(withheld)).comments;
    expect(about?.lines.join('\n')).toContain('1 source is withheld');
  });
});

describe('the form of the text', () => {
  const documentOf = async (doc: DocJson, parts: Parameters<typeof buildArticle>[1] = {}) =>
    readWord(await wordOf(buildBundle(buildArticle(doc, parts)))).parts;

  test('is that of the article: headings, marks, lists from their own start, tables with their spans', async () => {
    const marked = (text: string, ...types: string[]): DocJson => ({
      type: 'text',
      text,
      marks: types.map((type) => ({
        type,
        ...(type === 'link' && { attrs: { href: 'https://a.example/?a=1&b=2' } }),
      })),
    });
    const item = (text: string): DocJson => ({ type: 'listItem', content: [paragraph(text)] });
    const cell = (text: string, colspan = 1, rowspan = 1): DocJson => ({
      type: 'tableCell',
      attrs: { colspan, rowspan },
      content: [paragraph(text)],
    });
    const parts = await documentOf(
      docOf(
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Heading' }] },
        { type: 'paragraph', content: [marked('bold', 'bold', 'italic'), marked('there', 'link')] },
        { type: 'orderedList', attrs: { start: 5 }, content: [item('five'), item('six')] },
        { type: 'bulletList', content: [item('point')] },
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [cell('wide', 2), cell('deep', 1, 2)] },
            { type: 'tableRow', content: [cell('one'), cell('two')] },
          ],
        },
      ),
    );
    const xml = parts['word/document.xml'] ?? '';
    expect(xml).toContain('<w:pStyle w:val="Heading2"/>');
    expect(xml).toMatch(/<w:b\/><w:bCs\/><w:i\/><w:iCs\/><\/w:rPr><w:t xml:space="preserve">bold</);
    expect(xml).toMatch(/<w:hyperlink [^>]*r:id="rIdLink1"/);
    expect(parts['word/_rels/document.xml.rels']).toMatch(
      /Id="rIdLink1"[^>]*Target="https:\/\/a\.example\/\?a=1&amp;b=2"/,
    );
    expect(xml).toContain('<w:gridSpan w:val="2"/>');
    expect(xml.match(/<w:vMerge w:val="(restart|continue)"\/>/g)).toHaveLength(2);
    expect(parts['word/numbering.xml']).toMatch(/<w:start w:val="5"\/><w:numFmt w:val="decimal"\/>/);
    // No placeholder of the library is left, and none of its numbers stands in for words.
    expect(xml).not.toMatch(/w:val="\{/);
  });

  test('keeps the words of tables that Word cannot have, and those of any other form', async () => {
    const row = (count: number, colspan = 1): DocJson => ({
      type: 'tableRow',
      content: Array.from({ length: count }, (_, index) => ({
        type: 'tableCell',
        attrs: { colspan, rowspan: 3 },
        content: [paragraph(`cell ${index}`)],
      })),
    });
    for (const rows of [[row(100)], [row(3, 100), row(1)], [row(2), row(5), row(1), row(4)]]) {
      const doc = docOf({ type: 'table', content: rows }, { type: 'table', content: rows });
      const bundle = buildBundle(buildArticle(doc));
      expectSame(await wordOf(bundle), bundle);
    }
  });

  test('goes from right to left where the words do, and names the language', async () => {
    const parts = await documentOf(docOf(paragraph('הרציף באורך 80 מטר, לפי Galley 3.')), { language: 'he' });
    const xml = parts['word/document.xml'] ?? '';
    expect(xml).toMatch(
      /<w:pPr><w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><\/w:rPr><w:t[^>]*>הרציף באורך 80 מטר, לפי </,
    );
    expect(xml).toMatch(/<w:r><w:t[^>]*>Galley 3<\/w:t><\/w:r>/);
    expect(parts['word/styles.xml']).toMatch(/<w:lang w:val="he" w:bidi="he"\/>/);
    const chinese = await documentOf(docOf(paragraph('港务局说：“堤坝完好。”')), { language: 'zh-Hant' });
    expect(chinese['word/styles.xml']).toMatch(/w:hint="eastAsia"/);
    expect(chinese['word/styles.xml']).toMatch(/<w:lang w:val="zh-Hant" w:eastAsia="zh-Hant"\/>/);
  });

  test('leaves words alone that mean something to the library', async () => {
    const bundle = bundleOn('{default-bullet-numbering-0} and {0} and {\uFFFF0-0}', 'and {0}');
    expectSame(await wordOf(bundle), bundle);
  });

  test('is an empty one for an article without words', async () => {
    const bundle = buildBundle(
      buildArticle(docOf({ type: 'horizontalRule' }), { title: '\u0001', byline: '' }),
      {
        annotations: [buildAnnotation(10, 'note', { createdById: JONAS })],
      },
    );
    expect(readWord(await wordOf(bundle))).toMatchObject({
      title: '',
      text: '',
      comments: [{}, { place: 'title' }],
    });
  });
});
