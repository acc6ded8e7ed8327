import { describe, expect, it } from 'vitest';
import { MAX_IMPORT_BYTES } from '@/lib/articles/import-rules';
import { MAX_BLOCKS, MAX_TEXT } from '@/lib/articles/rules';
import type { DocJson } from '@/lib/articles/model';
import { importArticle } from '@/lib/import/import-article';
import type { Draft } from '@/lib/import/draft';

const encode = (text: string) => new TextEncoder().encode(text);
const file = (fileName: string, content: string | Uint8Array, mediaType = '') =>
  importArticle({ fileName, mediaType, bytes: typeof content === 'string' ? encode(content) : content });
const pasted = (text: string, mediaType = 'text/plain') => importArticle({ fileName: '', mediaType, text });

function draftOf(result: ReturnType<typeof importArticle>): Draft {
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

function linesOf(draft: Draft): string[] {
  const textOf = (node: DocJson): string => node.text ?? (node.content ?? []).map(textOf).join('');
  return (draft.doc.content ?? []).map((block) => `${block.type}: ${textOf(block)}`);
}

const STORY = `Ferry line to reopen in spring, council says
Published: Mar 14, 2026 09:40 AM
The pier at Harrow Photo: Tove Orrin

The pier at Harrow Photo: Tove Orrin

HARROW, March 14 (Northwire) - The ferry between Harrow and Saltmere will run again from 2 May, the town council said on Tuesday.

"We have the boat," said Ilse Maren, who chairs the harbour board.\u00a0 `;

describe('an article in plain text', () => {
  it('is its lines, the first of them the title, with what they say', () => {
    const draft = draftOf(pasted(STORY));
    expect(draft.fields).toEqual({
      title: 'Ferry line to reopen in spring, council says',
      byline: '',
      outlet: '',
      agency: 'Northwire',
      publishedAt: '2026-03-14T09:40',
      url: '',
      language: '',
    });
    expect(draft.provenance).toEqual({
      title: 'first line',
      publishedAt: 'line 2: “Published: Mar 14, 2026 09:40 AM”',
      agency: 'line 5: “HARROW, March 14 (Northwire) - The ferry between Harrow and…”',
    });
    expect(draft.warnings).toEqual([]);
    expect(linesOf(draft)).toEqual([
      'heading: Ferry line to reopen in spring, council says',
      'paragraph: Published: Mar 14, 2026 09:40 AM',
      'paragraph: The pier at Harrow Photo: Tove Orrin',
      'paragraph: The pier at Harrow Photo: Tove Orrin',
      expect.stringContaining('HARROW, March 14 (Northwire) - The ferry'),
      'paragraph: "We have the boat," said Ilse Maren, who chairs the harbour board.',
    ]);
  });

  it('is the same from a file, whatever its line ends', () => {
    expect(file('story.txt', STORY.replaceAll('\n', '\r\n'))).toMatchObject({
      ok: true,
      draft: draftOf(pasted(STORY)),
      encoding: 'utf-8',
      mediaType: 'text/plain',
    });
  });

  it('has no title when it begins with a sentence, and says so', () => {
    const draft = draftOf(pasted('It rained all day in Harrow.\n\nThe ferry stayed where it was.'));
    expect(draft).toMatchObject({ fields: { title: '' }, titleAdded: true });
    expect(linesOf(draft)[0]).toBe('heading: ');
    expect(draft.warnings).toEqual(['No title was found. Type it; it is put before the text as a heading.']);
  });

  it('takes a byline for a byline, also where it comes first', () => {
    const draft = draftOf(pasted('By Mira Olsund\n\nThe ferry stayed where it was, and so did we.'));
    expect(draft.fields).toMatchObject({ title: '', byline: 'Mira Olsund' });
    expect(draft.provenance.byline).toBe('line 1: “By Mira Olsund”');
  });

  it.each([
    ['渡轮将于春季恢复\n\n镇议会周二表示，渡轮将于五月二日恢复航行。', '渡轮将于春季恢复', 'zh'],
    [
      'عبارة هارو تعود في الربيع\n\nقال مجلس المدينة إن العبارة ستعود في الثاني من مايو.',
      'عبارة هارو تعود في الربيع',
      'ar',
    ],
    ['渡し船、春に再開へ\n\n町議会は火曜日、渡し船を再開すると発表した。', '渡し船、春に再開へ', 'ja'],
  ])('is read in other scripts, with the language guessed', (text, title, language) => {
    expect(draftOf(pasted(text))).toMatchObject({
      fields: { title, language },
      provenance: { language: 'script of the text' },
    });
  });

  it('says when its encoding was only the likeliest', () => {
    const latin = Uint8Array.from(Buffer.from('Der Fährmann\n\nDie Fähre fährt über den See.', 'latin1'));
    const result = file('a.txt', latin);
    expect(result).toMatchObject({ ok: true, encoding: 'windows-1252' });
    expect(draftOf(result).warnings[0]).toContain('windows-1252');
  });
});

const PAGE = `<!doctype html><html lang="en-GB"><head>
<title>Ferry line to reopen in spring | The Harrow Courier</title>
<meta property="og:site_name" content="The Harrow Courier">
<meta name="author" content="By Mira Olsund">
<link rel="canonical" href="https://courier.example/news/ferry">
<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
  "headline": "Ferry line to reopen in spring", "datePublished": "2026-03-14T09:40:00+0100",
  "author": [{"name": "Mira Olsund"}, {"name": "Tove Orrin"}]}]}</script></head>
<body><header><a href="/">The Harrow Courier</a></header><nav><ul><li>News</li><li>Sport</li></ul></nav>
<main><article><h1>Ferry line to reopen in spring</h1><p>By Mira Olsund and Tove Orrin</p>
<p>The ferry between <a href="/places/harrow">Harrow</a> and Saltmere will run again from 2 May.</p>
<p>Repairs cost 9.4 million crowns, nearly twice the estimate.</p></article></main>
<aside><p>Read also: the mayor's cat</p></aside><footer><p>© The Harrow Courier</p></footer></body></html>`;

describe('an article on a web page', () => {
  it('is the article of the page, with what the page says about it and where', () => {
    const result = file('ferry.html', PAGE);
    const draft = draftOf(result);
    expect(draft.fields).toEqual({
      title: 'Ferry line to reopen in spring',
      byline: 'Mira Olsund, Tove Orrin',
      outlet: 'The Harrow Courier',
      agency: '',
      publishedAt: '2026-03-14T09:40:00+01:00',
      url: 'https://courier.example/news/ferry',
      language: 'en-GB',
    });
    expect(draft.provenance).toEqual({
      title: 'JSON-LD headline',
      byline: 'JSON-LD author',
      outlet: 'meta og:site_name',
      publishedAt: 'JSON-LD datePublished',
      url: 'canonical link',
      language: 'lang of the page',
    });
    expect(linesOf(draft)).toEqual([
      'heading: Ferry line to reopen in spring',
      'paragraph: By Mira Olsund and Tove Orrin',
      'paragraph: The ferry between Harrow and Saltmere will run again from 2 May.',
      'paragraph: Repairs cost 9.4 million crowns, nearly twice the estimate.',
    ]);
    expect(JSON.stringify(draft.doc)).toContain('https://courier.example/places/harrow');
    expect(draft.warnings).toEqual([
      'Only the article was taken from the page; menus and what else stands around it were left out.',
    ]);
  });

  it('is found without elements that name it', () => {
    const plain = PAGE.replace(/<\/?(?:main|article)>/g, '').replace('<h1>', '<div class="story"><h1>');
    const lines = linesOf(draftOf(file('ferry.htm', plain)));
    expect(lines[0]).toBe('heading: Ferry line to reopen in spring');
    expect(lines.join()).toContain('Repairs cost 9.4 million crowns');
    expect(lines.join()).not.toContain('Sport');
  });

  it('gets the title of the page as a heading when it does not stand in the text', () => {
    const draft = draftOf(file('ferry.html', PAGE.replace(/<h1>.*?<\/h1>/, '')));
    expect(draft.titleAdded).toBe(true);
    expect(linesOf(draft)[0]).toBe('heading: Ferry line to reopen in spring');
    expect(draft.warnings).toContain(
      'The title does not stand in the text. It was put before it as a heading.',
    );
  });

  it('is not the first thing that is called an article', () => {
    const teaser = '<article><h2>Sport</h2><p>Short.</p></article>';
    expect(linesOf(draftOf(file('ferry.html', PAGE.replace('<main>', `${teaser}<main>`))))[0]).toBe(
      'heading: Ferry line to reopen in spring',
    );
  });

  it('is known by other metadata, and by the text, where there is no JSON-LD', () => {
    const bare = PAGE.replace(/<script.*?<\/script>/s, '').replace(/<meta name="author"[^>]*>/, '');
    expect(draftOf(file('ferry.html', bare))).toMatchObject({
      fields: { byline: 'Mira Olsund and Tove Orrin', publishedAt: '' },
      provenance: { title: 'title of the page', byline: 'line 2: “By Mira Olsund and Tove Orrin”' },
    });
    const dated = bare.replace('<h1>', '<time datetime="2026-03-14">today</time><h1>');
    expect(draftOf(file('ferry.html', dated)).provenance.publishedAt).toBe('first time element');
  });

  it('is not hurt by broken or hostile metadata', () => {
    const hostile = PAGE.replace(/"headline"/, '"headline" :')
      .replace('https://courier.example/news/ferry', 'javascript:alert(1)')
      .replace('lang="en-GB"', 'lang="&quot;><script>"');
    expect(draftOf(file('ferry.html', hostile)).fields).toMatchObject({
      title: 'Ferry line to reopen in spring',
      url: '',
      language: '',
    });
  });
});

describe('an article in rich text that was pasted', () => {
  it('is all of it, without looking for an article', () => {
    const draft = draftOf(
      pasted('<nav>x</nav><h2>Ferry</h2><p>It <b>runs</b>.</p><aside>Aside</aside>', 'text/html'),
    );
    expect(linesOf(draft)).toEqual(['heading: Ferry', 'paragraph: It runs.', 'paragraph: Aside']);
    expect(draft).toMatchObject({ fields: { title: 'Ferry' }, provenance: { title: 'heading of the text' } });
  });
});

describe('an article in Markdown', () => {
  it('is read with its front matter', () => {
    const text = `---
title: "Ferry line to reopen"
authors:
  - Mira Olsund
  - Tove Orrin
date: 2026-03-14
canonical_url: https://courier.example/ferry
publication: The Harrow Courier # the paper
constructor: x
lang: en
---
# Ferry line to reopen

The **ferry** runs [again](https://harrow.example/), *says* the council<script>alert(1)</script>.

> A quotation
> of two lines

- one
- two

| Year | Fare |
|------|------|
| 2023 | 30   |
`;
    const draft = draftOf(file('ferry.md', text));
    expect(draft.fields).toEqual({
      title: 'Ferry line to reopen',
      byline: 'Mira Olsund, Tove Orrin',
      outlet: 'The Harrow Courier',
      agency: '',
      publishedAt: '2026-03-14',
      url: 'https://courier.example/ferry',
      language: 'en',
    });
    expect(draft.provenance).toMatchObject({
      title: 'front matter: title',
      url: 'front matter: canonical_url',
    });
    expect(linesOf(draft)).toEqual([
      'heading: Ferry line to reopen',
      'paragraph: The ferry runs again, says the council.',
      'blockquote: A quotation of two lines',
      'bulletList: onetwo',
      'table: YearFare202330',
    ]);
  });

  it('is read without front matter, and a rule at the beginning is none', () => {
    expect(draftOf(file('a.markdown', '---\n\nThe ferry.\n\n---\n\nIt runs.'))).toMatchObject({
      fields: { title: '' },
    });
    expect(
      draftOf(file('a.md', '+++\ntitle = "Ferry"\ndraft = false\n+++\nIt runs.\n\nIt does.')).fields.title,
    ).toBe('Ferry');
  });

  it('answers text that was made to be slow', () => {
    const slow = [
      '*a **b '.repeat(5_000) + '** a*'.repeat(5_000),
      'a*'.repeat(100_000),
      '['.repeat(100_000),
      'a``b```c'.repeat(50_000),
      'www.a '.repeat(200_000),
      '>'.repeat(4_900_000),
      `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(60_000)}`,
      '- a\n'.repeat(60_000),
    ];
    for (const text of slow) expect(file('a.md', text)).toMatchObject({ ok: false, code: 'too_complex' });
    const nested = [`${'>'.repeat(50_000)}a`, `${'- '.repeat(50_000)}a`, `${'1. '.repeat(20_000)}a`];
    for (const text of nested) expect(file('a.md', text)).toMatchObject({ ok: true });
    const stairs = Array.from({ length: 1_000 }, (_, step) => `${' '.repeat(step * 2)}- a`).join('\n');
    expect(file('a.md', stairs)).toMatchObject({ ok: true });
  });
});

describe('what cannot be imported', () => {
  it.each([
    ['an empty file', file('a.txt', ''), 'empty'],
    ['an empty paste', pasted(''), 'empty'],
    ['a file of spaces', file('a.txt', ' \n\t\u00a0\n'), 'no_text'],
    [
      'a page without text',
      file('a.html', '<html><body><img src=x><script>go()</script></body></html>'),
      'no_text',
    ],
    ['a page of menus', file('a.html', '<html><body><nav><a href=/>Home</a></nav></body></html>'), 'no_text'],
    ['Markdown of nothing', file('a.md', '<!-- -->\n\n[a]: https://a.example'), 'no_text'],
    ['a PDF, whatever its name', file('a.txt', '%PDF-1.7 …'), 'binary'],
    ['a file of zeros', file('a.txt', new Uint8Array(100)), 'binary'],
    ['a kind that is not taken', file('a.csv', 'a,b\n1,2'), 'wrong_type'],
    ['a media type that is not taken', pasted('{}', 'application/json'), 'wrong_type'],
    [
      'letters in no known encoding',
      file('a.txt', Uint8Array.of(0x81, 0x8d, 0x8f, 0x90, 0x9d)),
      'undecodable',
    ],
    ['too large a file', file('a.txt', 'a '.repeat(MAX_IMPORT_BYTES / 2 + 1)), 'too_large'],
    ['too large a paste, counted in bytes', pasted('é'.repeat(MAX_IMPORT_BYTES / 2 + 1)), 'too_large'],
    ['too many paragraphs', pasted('a\n\n'.repeat(MAX_BLOCKS + 1)), 'too_complex'],
    ['too long a text', pasted('words '.repeat(MAX_TEXT / 6 + 1)), 'too_complex'],
  ])('is answered with a sentence that says what to do: %s', (_what, result, code) => {
    expect(result).toMatchObject({ ok: false, code });
    expect(result.ok ? '' : result.message).toMatch(/^[A-Z].+\. .+\.$/);
  });

  it('says something else for each reason', () => {
    const messages = [
      file('a.txt', ''),
      pasted(' '),
      file('a.txt', '%PDF-'),
      file('a.csv', 'a'),
      file('a.txt', Uint8Array.of(0x81, 0x8d)),
    ];
    expect(new Set(messages.map((result) => (result.ok ? '' : result.message))).size).toBe(messages.length);
  });

  it('names what a file is', () => {
    expect(file('a.docx', Uint8Array.of(0x50, 0x4b, 3, 4))).toMatchObject({
      message: expect.stringContaining('Word document'),
    });
    expect(file('a.csv', 'a,b')).toMatchObject({ message: expect.stringContaining('“.csv”') });
  });
});

describe('the kind of a file', () => {
  it('is told by its ending before its media type, and by its first words where there is neither', () => {
    expect(file('a.txt', '<p>a</p>', 'text/html')).toMatchObject({ mediaType: 'text/plain' });
    expect(file('A.HTM', '<p>a</p>')).toMatchObject({ mediaType: 'text/html' });
    expect(file('a', '<p>a</p>', 'text/html; charset=utf-8')).toMatchObject({ mediaType: 'text/html' });
    expect(file('a', '<!DOCTYPE html><p>a</p>')).toMatchObject({ mediaType: 'text/html' });
    expect(file('a', 'Just words')).toMatchObject({ mediaType: 'text/plain' });
  });
});
