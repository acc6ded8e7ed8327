import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { GET as FILE } from '@/app/api/captures/[captureId]/file/route';
import { GET } from '@/app/api/captures/[captureId]/route';
import { GET as SHOWN } from '@/app/api/captures/[captureId]/shown/route';
import { GET as LIST, POST } from '@/app/api/sources/[sourceId]/captures/route';
import type { CaptureView } from '@/lib/captures/model';
import type { User } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';

import { testDatabase } from '../../support/database';
import { makeDocx, makePdf, makePng, wordParagraph } from '../../support/make-files';
import { signedInRequest } from '../../support/session';
import { addSource, makeTeam } from '../annotations/world';
import { ask, type Route } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let sourceId: string;
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  await testDatabase().rateLimit.deleteMany();
  sourceId = (await addSource(team.actors.checker, { title: `The gates ${newId()}` })).id;
});

function upload(bytes: Uint8Array<ArrayBuffer>, name: string, id = newId()): FormData {
  const form = new FormData();
  form.set('id', id);
  form.set('file', new File([bytes], name));
  return form;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const post = async (form: FormData, user: User | null = team.users.checker) =>
  await ask(POST, user, { method: 'POST', params: { sourceId }, form });
const page = '<!doctype html><html><body><h1>Gates</h1><script>evil()</script></body></html>';

async function hear(route: Route, captureId: string, user: User = team.users.viewer): Promise<Response> {
  const request = await signedInRequest(user, '/api/asked', {});
  return await route(request, { params: Promise.resolve({ captureId }) });
}

describe.each([
  ['POST copies', POST, 'POST'],
  ['GET copies', LIST, 'GET'],
] as const)('%s', (_, route, method) => {
  test('asks those who are not signed in to do so', async () => {
    expect((await ask(route, null, { method, params: { sourceId } })).status).toBe(401);
  });

  test('answers a source of another workspace as one that is not there', async () => {
    const { status } = await ask(route, others.users.owner, {
      method,
      params: { sourceId },
      ...(method === 'POST' && { form: upload(utf8('Text.'), 'a.txt') }),
    });
    expect(status).toBe(404);
    expect(await testDatabase().capture.count({ where: { sourceId } })).toBe(0);
  });
});

test.each([
  ['a PDF', 'report.pdf', makePdf([['The gates closed at four.']]), 'application/pdf', true],
  ['a Word document', 'notes.docx', makeDocx(wordParagraph('The gates closed.')), /wordprocessingml/, true],
  ['a web page', 'page.html', utf8(page), 'text/html', true],
  ['plain text', 'Notes 港.txt', utf8('The gates closed.'), 'text/plain', true],
  ['a picture', 'gates.png', makePng(), 'image/png', false],
] as const)(
  '%s is kept from an upload, and comes back byte by byte',
  async (_, name, bytes, mediaType, hasText) => {
    const { status, body } = await post(upload(bytes, name));
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        way: 'upload',
        fileName: name,
        hasText,
        size: bytes.length,
        mediaType: typeof mediaType === 'string' ? mediaType : expect.stringMatching(mediaType),
      }),
    ]);
    const file = await hear(FILE, (body as CaptureView).id);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment; /) as string,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  },
);

test('an upload sent again is kept once', async () => {
  const id = newId();
  const file = () => upload(utf8('The gates closed.'), 'a.txt', id);
  expect([(await post(file())).status, (await post(file())).status]).toEqual([201, 200]);
  expect((await post(upload(utf8('The gates held.'), 'a.txt', id))).status).toBe(409);
  expect(await testDatabase().capture.count({ where: { sourceId } })).toBe(1);
});

test.each<[string, () => FormData, number, string, RegExp]>([
  ['too large', () => upload(new Uint8Array(20_000_001).fill(97), 'a.txt'), 413, 'too_large', /20 MB/],
  ['far too large', () => upload(new Uint8Array(22_000_000).fill(97), 'a.txt'), 413, 'too_large', /20 MB/],
  [
    'of another kind',
    () => upload(utf8('PK\u0003\u0004 no document'), 'a.zip'),
    415,
    'unsupported_format',
    /ZIP/,
  ],
  [
    'half of a PDF',
    () => upload(makePdf([['Gates.']]).slice(0, 300), 'a.pdf'),
    422,
    'invalid_input',
    /cut off/,
  ],
  ['called what it is not', () => upload(utf8(page), 'a.pdf'), 415, 'unsupported_format', /called “.pdf”/],
  ['empty', () => upload(new Uint8Array(), 'a.txt'), 422, 'invalid_input', /nothing in it/],
])('a file that is %s is refused, and nothing is kept', async (_, form, status, code, sentence) => {
  const answer = await post(form());
  expect(answer).toMatchObject({ status, body: { code, detail: expect.stringMatching(sentence) as string } });
  expect(await testDatabase().capture.count({ where: { sourceId } })).toBe(0);
});

test('a request that did not arrive whole is refused', async () => {
  const request = await signedInRequest(team.users.checker, '/api/asked', {
    method: 'POST',
    body: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const response = await POST(request, { params: Promise.resolve({ sourceId }) });
  expect([response.status, await response.json()]).toMatchObject([
    422,
    { detail: 'The file did not arrive whole. Try again.' },
  ]);
});

test('pasted text is kept, in its rich form where there is one', async () => {
  const paste = {
    id: newId(),
    way: 'paste',
    text: 'Gates',
    html: '<h2>Gates</h2><p>They <b>closed</b>.</p>',
  };
  const { status, body } = await ask(POST, team.users.checker, {
    method: 'POST',
    params: { sourceId },
    json: paste,
  });
  expect([status, body]).toMatchObject([201, { way: 'paste', mediaType: 'text/html' }]);
  const { body: read } = await ask(GET, team.users.viewer, { params: { captureId: paste.id } });
  expect(read).toMatchObject({
    doc: { content: [{ type: 'heading' }, { type: 'paragraph' }] },
    places: [{ type: 'section', value: 'Gates', start: 0 }],
  });
});

test('an address inside the network is refused with its sentence and its reason', async () => {
  const json = { id: newId(), way: 'fetch', address: 'http://127.0.0.1/' };
  const { status, body } = await ask(POST, team.users.checker, {
    method: 'POST',
    params: { sourceId },
    json,
  });
  expect([status, body]).toMatchObject([
    422,
    { reason: 'not_outside', detail: expect.stringMatching(/paste the text or upload the file/) as string },
  ]);
});

test('viewers and strangers have nothing fetched for them', async () => {
  const json = { id: newId(), way: 'fetch', address: 'http://127.0.0.1/' };
  for (const [user, code] of [
    [team.users.viewer, 'forbidden'],
    [others.users.owner, 'not_found'],
  ] as const) {
    const { body } = await ask(POST, user, { method: 'POST', params: { sourceId }, json });
    expect(body).toMatchObject({ code });
  }
});

describe('what a copy looks like', () => {
  test('is a page that can run, send and load nothing', async () => {
    const { body } = await post(upload(utf8(page), 'page.html'));
    const shown = await hear(SHOWN, (body as CaptureView).id);
    const policy = shown.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("sandbox; default-src 'none'");
    expect(policy).not.toMatch(/allow-|script-src|connect-src|https?:/);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
    });
  });

  test('is a picture, or nothing for what is downloaded', async () => {
    const { body: picture } = await post(upload(makePng(), 'gates.png'));
    expect((await hear(SHOWN, (picture as CaptureView).id)).headers.get('content-type')).toBe('image/png');
    const { body: pdf } = await post(upload(makePdf([['Gates.']]), 'gates.pdf'));
    expect((await hear(SHOWN, (pdf as CaptureView).id)).status).toBe(404);
    expect((await hear(SHOWN, (picture as CaptureView).id, others.users.owner)).status).toBe(404);
  });
});
