import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { readDocument } from '@/lib/articles/document';
import { readPdf } from '@/lib/import/capture/pdf';
import { type CopyBytes, readCapture, readPastedCapture } from '@/lib/import/capture/read-capture';
import { projectText } from '@/lib/text/project-text';
import { makeDocx, makePdf, makePng, wordParagraph } from '../../../tests/support/make-files';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, parts: Partial<CopyBytes> = {}) {
  const result = await readCapture({
    bytes,
    fileName: '',
    mediaType: '',
    charset: null,
    address: '',
    ...parts,
  });
  if (!result.ok) throw new Error(result.message);
  expect(projectText(result.reading.doc).text).toBe(result.reading.text);
  return result.reading;
}

async function refusalOf(bytes: Uint8Array, parts: Partial<CopyBytes> = {}) {
  const result = await readCapture({
    bytes,
    fileName: '',
    mediaType: '',
    charset: null,
    address: '',
    ...parts,
  });
  return result.ok ? null : [result.code, result.message];
}

const at = (text: string, places: readonly { value: string; start: number }[]) =>
  places.map(({ value, start }) => [value, text.slice(start, start + 12)]);

describe('a PDF', () => {
  const pages = [
    ['The northern quay is 80 metres long, and it has been so', 'since the board had it built.'],
    ['“It will hold,” she said.'.replaceAll(/[“”]/g, '"')],
  ];

  it('is read page by page, lines joined to paragraphs', async () => {
    const { text, places, title, mediaType, warning } = await read(makePdf(pages, { title: 'Quay report' }));
    expect(text).toBe(
      'The northern quay is 80 metres long, and it has been so since the board had it built.\n"It will hold," she said.',
    );
    expect(at(text, places)).toEqual([
      ['1', 'The northern'],
      ['2', '"It will hol'],
    ]);
    expect([title, mediaType, warning]).toEqual(['Quay report', 'application/pdf', '']);
  });

  it('keeps the line end behind a hyphen', async () => {
    const { text } = await read(
      makePdf([['The harbour board voted for a well-', 'known firm of builders to mend it.']]),
    );
    expect(text).toBe('The harbour board voted for a well-\nknown firm of builders to mend it.');
  });

  it('gives Chinese by its own signs and Arabic from its right end', async () => {
    const { text, language } = await read(readFileSync('tests/fixtures/captures/harbour-report.pdf'));
    expect(text).toContain('北港将于五月重新开放。委员会表示费用为四百万。');
    expect(text).toContain('الميناء الشمالي يفتح في مايو');
    expect(text).toContain('“We are ready,” said Ida Maren, the harbour master.');
    expect(language).toBe('en');
  });

  it('without a text layer is kept without text, and says so', async () => {
    const { text, places, warning } = await read(makePdf([[], []]));
    expect([text, places]).toEqual(['', []]);
    expect(warning).toMatch(/no text layer/);
  });

  it('that is locked is kept without text, and says so', async () => {
    const { text, warning } = await read(makePdf(pages, { isLocked: true }));
    expect([text, warning]).toEqual(['', expect.stringMatching(/locked with a password/)]);
  });

  it('of which half arrived is refused', async () => {
    const whole = makePdf(pages);
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toEqual([
      'damaged',
      expect.stringMatching(/cut off/),
    ]);
  });

  it('that only begins and ends as one is refused', async () => {
    expect(await refusalOf(utf8('%PDF-1.7\nnothing of it\n%%EOF'))).toEqual([
      'damaged',
      expect.stringMatching(/damaged/),
    ]);
  });
});

describe('a PDF that takes too much', () => {
  const pages = Array.from({ length: 5 }, (_, index) => [`Words of page ${index + 1}.`]);
  const bounds = { maxPages: 1_000, maxTime: 30_000, maxMemory: 2_000_000_000 };
  it.each([
    ['pages', { ...bounds, maxPages: 2 }, 2],
    ['time', { ...bounds, maxTime: 0 }, 0],
    ['memory', { ...bounds, maxMemory: -2_000_000_000 }, 0],
  ])('of %s is read as far as that goes', async (_, limits, least) => {
    const found = await readPdf(makePdf(pages), limits);
    expect(found.ok && found.blocks.length).toBeGreaterThanOrEqual(least);
    expect(found).toMatchObject({ ok: true, warnings: [expect.stringMatching(/time (?:and|or) memory/)] });
  });
});

describe('a Word document', () => {
  it('gives headings, paragraphs, lists, tables and notes', async () => {
    const list = (text: string) =>
      wordParagraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>');
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const body = [
      wordParagraph('Minutes', '<w:pStyle w:val="H1"/>'),
      '<w:p><w:r><w:t>The quay </w:t></w:r><w:ins><w:r><w:t>closed &amp; </w:t></w:r></w:ins><w:del><w:r><w:delText>fell</w:delText></w:r></w:del><w:r><w:t>waits.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>',
      list('Gates'),
      list('Walls'),
      `<w:tbl><w:tr>${cell('Year')}${cell('Ships')}</w:tr><w:tr>${cell('2024')}</w:tr></w:tbl>`,
    ].join('');
    const made = makeDocx(body, { footnotes: { '2': 'Since the surge.' }, title: 'Minutes of May' });
    const { text, doc, places, title, language } = await read(made, { fileName: 'minutes.docx' });
    expect(text).toBe(
      'Minutes\nThe quay closed & waits.[1]\nGates\nWalls\nYear\nShips\n2024\n\n[1] Since the surge.',
    );
    expect(doc.content?.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'orderedList',
      'table',
      'paragraph',
    ]);
    expect(at(text, places)).toEqual([['Minutes', 'Minutes\nThe ']]);
    expect([title, language]).toEqual(['Minutes of May', 'en-GB']);
    expect(readDocument(doc)).toMatchObject({ ok: true, text });
  });

  it('that unpacks to more than documents have is refused', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(20_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toEqual(['too_large', expect.stringMatching(/unpacks to more/)]);
  });

  it('of which half arrived is refused', async () => {
    const whole = makeDocx(wordParagraph('The quay waits.'));
    expect(await refusalOf(whole.subarray(0, whole.length - 200))).toEqual([
      'damaged',
      expect.stringMatching(/cut off/),
    ]);
  });

  it('with entities of its own is refused', async () => {
    const body = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:body/></w:document>';
    expect(await refusalOf(zipSync({ 'word/document.xml': utf8(body) }))).toEqual([
      'damaged',
      expect.any(String),
    ]);
  });
});

describe('a web page', () => {
  const page = (body: string) =>
    utf8(`<!doctype html><html lang="de"><head><title>Kai</title></head><body>${body}</body></html>`);

  it('gives all its text, and nothing that acts, loads or hides', async () => {
    const { text, doc, language, title } = await read(
      page(
        '<h1>Kai</h1><p onclick="x()">Die Tore <b>schlossen</b>.</p><aside>Am Rand.</aside><script>evil()</script><p style="display:none">unsichtbar</p><a href="javascript:x()">hier</a>',
      ),
    );
    expect(text).toBe('Kai\nDie Tore schlossen.\nAm Rand.\nhier');
    expect(JSON.stringify(doc)).not.toMatch(/javascript|evil|onclick/);
    expect([language, title]).toEqual(['de', 'Kai']);
  });

  it('saved with what it shows inside it gives its text without that', async () => {
    const embedded = `data:image/png;base64,${'A'.repeat(4_000_000)}`;
    const { text } = await read(
      page(`<p>Die Tore.</p><img src="${embedded}"><style>a{background:url(${embedded})}</style>`),
    );
    expect(text).toBe('Die Tore.');
  });

  it('that draws its text in the browser is kept, and says so', async () => {
    const { text, warning } = await read(page('<div id="root"></div><script>draw()</script>'));
    expect([text, warning]).toEqual(['', expect.stringMatching(/no text in this page/)]);
  });

  it('in an encoding that only its server names is read by it', async () => {
    const bytes = Uint8Array.from([
      ...utf8('<html><body><p>'),
      0xcf,
      0xf0,
      0xe8,
      0xf7,
      0xe0,
      0xeb,
      ...utf8('</p></body></html>'),
    ]);
    expect((await read(bytes, { mediaType: 'text/html', charset: 'windows-1251' })).text).toBe('Причал');
  });
});

describe('a transcript', () => {
  const vtt = `WEBVTT

1
00:00:01.000 --> 00:00:03.000
<v Ida Maren>We are ready,
and the quay

00:00:03.100 --> 00:00:05.000
<v Ida Maren>will hold.

00:01:12.000 --> 00:01:14.000
<v Per Dahl>When?`;

  it('gives its words in paragraphs, and the moment of each cue', async () => {
    const { text, places, mediaType } = await read(utf8(vtt), { fileName: 'meeting.vtt' });
    expect(text).toBe('Ida Maren: We are ready, and the quay will hold.\nPer Dahl: When?');
    expect(at(text, places)).toEqual([
      ['00:00:01', 'Ida Maren: W'],
      ['00:00:03', 'will hold.\nP'],
      ['00:01:12', 'Per Dahl: Wh'],
    ]);
    expect(mediaType).toBe('text/vtt');
  });

  it('in SubRip is one too, pasted or not', () => {
    const { text, places, mediaType } = readPastedCapture({
      text: '1\n00:00:01,000 --> 00:00:02,000\n我们准备好了\n\n2\n00:00:02,000 --> 00:00:04,000\n码头很坚固。',
      html: undefined,
    });
    expect(text).toBe('我们准备好了码头很坚固。');
    expect(places.map(({ value, start }) => [value, start])).toEqual([
      ['00:00:01', 0],
      ['00:00:02', 6],
    ]);
    expect(mediaType).toBe('application/x-subrip');
  });
});

test('a text that is longer than what is searched is cut, and says where', async () => {
  const { text, warning } = await read(utf8('The tide came in. '.repeat(130_000)));
  expect(text.length).toBe(2_000_000);
  expect(warning).toMatch(/ends after 2,000,000 characters, at “.*”; the file itself is kept whole/);
});

test('a picture is kept without text, and says so', async () => {
  expect(await read(makePng(), { fileName: 'quay.jpg' })).toMatchObject({
    mediaType: 'image/png',
    text: '',
    warning: expect.stringMatching(/This is a picture/) as string,
  });
});

test.each<[string, Uint8Array, string, string, RegExp]>([
  ['an empty file', new Uint8Array(), 'a.txt', 'empty', /nothing in it/],
  ['a spreadsheet', zipSync({ 'xl/workbook.xml': utf8('<x/>') }), 'a.xlsx', 'wrong_type', /ZIP file/],
  ['a program', utf8('\u007fELF\u0002'), 'a.txt', 'wrong_type', /a program/],
  ['another ending', utf8('text'), 'a.pages', 'wrong_type', /“.pages” are not kept/],
  [
    'a page called PDF',
    utf8('<!doctype html><p>log in'),
    'a.pdf',
    'wrong_type',
    /called “.pdf”, but it is text/,
  ],
  ['a PDF called text', makePdf([['a']]), 'a.txt', 'wrong_type', /called “.txt”, but it is a PDF/],
  ['zeros', new Uint8Array(100), 'a.txt', 'wrong_type', /not text/],
])('%s is refused in one sentence', async (_, bytes, fileName, code, sentence) => {
  expect(await refusalOf(bytes, { fileName })).toEqual([code, expect.stringMatching(sentence)]);
});

test('whatever the bytes, they are read or refused, and what is read is a document of an article', async () => {
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map(utf8),
    fc
      .constantFrom(
        '<html>',
        '<p>',
        '</p>',
        '<table><tr><td>',
        '<li>',
        '<pre>',
        '&amp;',
        '\n\n',
        '00:01.000 --> 00:02.000\n',
        'WEBVTT\n\n',
      )
      .map(utf8),
  );
  const words = fc
    .array(pieces, { maxLength: 12 })
    .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
  const xml = fc
    .array(
      fc.constantFrom(
        '<w:p>',
        '</w:p>',
        '<w:r><w:t>Gate</w:t></w:r>',
        '<w:tbl><w:tr><w:tc>',
        '</w:tc></w:tr></w:tbl>',
        '&#x110000;',
        '\ud800',
      ),
    )
    .map((parts) => makeDocx(parts.join('')));
  await fc.assert(
    fc.asyncProperty(fc.oneof(words, xml), async (bytes) => {
      const result = await readCapture({ bytes, fileName: '', mediaType: '', charset: null, address: '' });
      if (!result.ok) {
        expect(result.message).toMatch(/^[A-Z].*\.$/);
        return;
      }
      const { text, doc, places } = result.reading;
      expect(projectText(doc).text).toBe(text);
      expect(places.every(({ start }) => start <= text.length)).toBe(true);
      if (text.trim() !== '') expect(readDocument(doc)).toMatchObject({ ok: true, text });
    }),
    { numRuns: 150 },
  );
});
