import { zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';

import { fetchFrom } from '@/lib/fetch/fetch-from';

import { closeSites, openSite, worldOf } from './sites';

afterEach(closeSites);

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const bytes = (text: string) => Buffer.from(text, 'latin1');
const xml = new TextEncoder().encode('<a/>');

const BODIES = {
  page: bytes('\n<!-- a -->\n<!DOCTYPE html><html><p>The ferry left.'),
  xhtml: bytes('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'),
  words: bytes('The ferry left at nine.'),
  wide: Buffer.from('\ufeffThe ferry left.', 'utf16le'),
  wideWithoutMark: Buffer.from('The ferry left.', 'utf16le'),
  pdf: bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj'),
  docx: Buffer.from(zipSync({ '[Content_Types].xml': xml, 'word/document.xml': xml })),
  sheet: Buffer.from(zipSync({ '[Content_Types].xml': xml, 'xl/workbook.xml': xml })),
  png: bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
  jpeg: bytes('\xff\xd8\xff\xe0\0\x10JFIF'),
  gif: bytes('GIF89a\x01\0\x01\0'),
  webp: bytes('RIFF\x1a\0\0\0WEBPVP8L'),
  program: bytes('MZ\x90\0\x03\0\0\0'),
  gzip: bytes('\x1f\x8b\x08\x01abc'),
};

async function fetchBody(contentType: string | null, body: Buffer) {
  const site = await openSite((_request, response) => {
    response.writeHead(200, contentType === null ? {} : { 'content-type': contentType }).end(body);
  });
  return fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null);
}

describe('what is kept', () => {
  it.each<[string | null, keyof typeof BODIES, string, string | null]>([
    ['text/html', 'page', 'text/html', null],
    ['Text/HTML; Charset="Windows-1252"', 'page', 'text/html', 'windows-1252'],
    ["text/html;charset='utf-8'", 'page', 'text/html', 'utf-8'],
    ['text/html', 'words', 'text/html', null],
    ['application/xhtml+xml; charset=utf-8', 'xhtml', 'application/xhtml+xml', 'utf-8'],
    ['text/plain', 'words', 'text/plain', null],
    ['text/plain', 'page', 'text/plain', null],
    ['text/plain', 'wide', 'text/plain', null],
    ['text/plain; charset=UTF-16LE', 'wideWithoutMark', 'text/plain', 'utf-16le'],
    ['application/pdf', 'pdf', 'application/pdf', null],
    ['application/x-pdf', 'pdf', 'application/pdf', null],
    [DOCX, 'docx', DOCX, null],
    ['image/png', 'png', 'image/png', null],
    ['image/jpeg', 'jpeg', 'image/jpeg', null],
    ['image/jpg', 'jpeg', 'image/jpeg', null],
    ['image/gif', 'gif', 'image/gif', null],
    ['image/webp', 'webp', 'image/webp', null],
    // Nothing said, or nothing meant by it: the bytes tell.
    [null, 'page', 'text/html', null],
    [null, 'words', 'text/plain', null],
    [null, 'pdf', 'application/pdf', null],
    ['application/octet-stream', 'pdf', 'application/pdf', null],
    ['application/octet-stream', 'docx', DOCX, null],
    ['binary/octet-stream', 'png', 'image/png', null],
    ['application/x-download', 'jpeg', 'image/jpeg', null],
  ])('called %s, of the bytes of %s, is %s', async (contentType, body, mediaType, charset) => {
    const result = await fetchBody(contentType, BODIES[body]);
    expect(result).toMatchObject({ ok: true, mediaType, charset });
    expect(result.ok && Buffer.from(result.bytes).equals(BODIES[body])).toBe(true);
  });
});

describe('what lies about its kind', () => {
  it.each<[string, keyof typeof BODIES, string]>([
    ['text/html', 'pdf', 'a PDF'],
    ['text/html', 'png', 'a PNG image'],
    ['text/html', 'program', 'something else'],
    ['text/plain', 'pdf', 'a PDF'],
    ['text/plain', 'gzip', 'something else'],
    ['text/plain', 'wideWithoutMark', 'something else'],
    ['application/pdf', 'page', 'a web page'],
    ['application/pdf', 'words', 'plain text'],
    [DOCX, 'page', 'a web page'],
    [DOCX, 'sheet', 'something else'],
    ['image/png', 'page', 'a web page'],
    ['image/png', 'jpeg', 'a JPEG image'],
    ['image/jpeg', 'webp', 'a WebP image'],
    ['image/gif', 'pdf', 'a PDF'],
  ])('is refused: called %s, of the bytes of %s', async (contentType, body, found) => {
    expect(await fetchBody(contentType, BODIES[body])).toMatchObject({
      reason: 'type_mismatch',
      message: `The server calls it “${contentType}”, but it is ${found}: look at it in a browser, and paste the text or upload the file instead.`,
    });
  });
});

describe('what is not kept', () => {
  it.each([
    'video/mp4',
    'audio/mpeg',
    'application/zip',
    'application/json',
    'application/javascript',
    'text/css',
    'text/javascript',
    'image/svg+xml',
    'application/xml',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'multipart/mixed',
  ])('is refused by its name before it is read: %s', async (contentType) => {
    const site = await openSite((_request, response) => {
      response.writeHead(200, { 'content-type': `${contentType}; a=b` }).flushHeaders();
    });
    expect(await fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null)).toMatchObject({
      reason: 'wrong_type',
      message: expect.stringContaining(`is called “${contentType}”, and only web pages, PDF`),
    });
  });

  it.each<[string | null, keyof typeof BODIES]>([
    [null, 'program'],
    [null, 'sheet'],
    ['application/octet-stream', 'gzip'],
  ])('is refused by its bytes: called %s, of the bytes of %s', async (contentType, body) => {
    expect(await fetchBody(contentType, BODIES[body])).toMatchObject({
      reason: 'wrong_type',
      message: expect.stringContaining('What is there is of an unknown kind'),
    });
  });
});

describe('the headers of a page', () => {
  it('are kept where they tell what it is, and no others', async () => {
    const site = await openSite((_request, response) => {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-language': 'de',
        'content-disposition': Buffer.from('inline; filename="Fähre.html"').toString('latin1'),
        date: 'Mon, 23 Nov 2026 08:00:00 GMT',
        'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT',
        etag: 'W/"ferry-3"',
        'memento-datetime': 'Sun, 22 Nov 2026 09:00:00 GMT',
        link: '</style.css>; rel=preload; as=style, <https://news.example/a,b>; rel="canonical", <https://news.example/>; rel="original timegate"; title="a, <b>"',
        'set-cookie': 'secret=1',
        server: 'secret',
        'x-other': 'secret',
      });
      response.end('<p>a</p>');
    });
    const result = await fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null);
    expect(result.ok && result.headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'de',
      'content-disposition': 'inline; filename="Fähre.html"',
      date: 'Mon, 23 Nov 2026 08:00:00 GMT',
      'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT',
      etag: 'W/"ferry-3"',
      'memento-datetime': 'Sun, 22 Nov 2026 09:00:00 GMT',
      link: '<https://news.example/a,b>; rel="canonical", <https://news.example/>; rel="original timegate"; title="a, <b>"',
    });
    expect(result.ok && Math.abs(Date.now() - result.fetchedAt.getTime())).toBeLessThan(10_000);
  });

  it('do no harm when they are many and strange', async () => {
    const link = `<a>; rel="${' '.repeat(20_000)}canonica", ${','.repeat(10_000)} <b>;${';'.repeat(10_000)}`;
    const started = performance.now();
    const site = await openSite((_request, response) => {
      response
        .writeHead(200, { 'content-type': `text/html;${' '.repeat(9_000)}charset`, link })
        .end(BODIES.page);
    });
    const result = await fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null);
    expect(result.ok && result.headers.link).toBe(undefined);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('and a beginning that is all comments are read in no time', async () => {
    const started = performance.now();
    expect(await fetchBody('text/html', bytes('<!---->'.repeat(5_000)))).toMatchObject({ ok: true });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
