import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { POST as PREVIEW } from '@/app/api/import/preview/route';
import { POST as IMPORT } from '@/app/api/import/route';
import { importPreviewSchema, type ImportChoices, type ImportPreview } from '@/lib/articles/import-rules';
import { getArticleOriginal, requireArticle } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';

import { createWorkspaceWith, type WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';

const TEXT = `Ferry to return in spring

By Mira Olsund

The pier at Harrow Photo: Tove Orrin

The pier at Harrow Photo: Tove Orrin

The ferry between Harrow and Saltmere will run again from 2 May.`;

let team: WorkspaceWith<'owner' | 'checker' | 'viewer'>;
let others: WorkspaceWith<'owner'>;
type Name = 'checker' | 'viewer' | 'stranger' | 'nobody';

beforeAll(async () => {
  team = await createWorkspaceWith(testDatabase(), { owner: {}, checker: {}, viewer: {} });
  others = await createWorkspaceWith(testDatabase(), { owner: {} });
});

interface Sent {
  json?: unknown;
  file?: File;
  choices?: unknown;
}

async function send(route: typeof PREVIEW, name: Name, { json, file, choices }: Sent): Promise<Response> {
  const user = name === 'nobody' ? null : name === 'stranger' ? others.users.owner : team.users[name];
  const form = new FormData();
  if (file) form.set('file', file);
  if (file && choices !== undefined) form.set('choices', JSON.stringify(choices));
  const pasted =
    json === undefined ? undefined : { ...(json as object), ...(choices !== undefined && { choices }) };
  const request = await signedInRequest(user, '/api/import', {
    method: 'POST',
    ...(pasted === undefined ? { body: form } : { json: pasted }),
  });
  return await route(request, { params: Promise.resolve({}) });
}

async function preview(sent: Sent): Promise<ImportPreview> {
  const response = await send(PREVIEW, 'checker', sent);
  expect(response.status).toBe(200);
  return importPreviewSchema.parse(await response.json());
}

async function choicesFor(sent: Sent, changes: Partial<ImportChoices> = {}): Promise<ImportChoices> {
  const { fields, digest } = await preview(sent);
  return { id: newId(), fields, digest, droppedBlocks: [], ...changes };
}

const isMade = async ({ workspaceId }: Actor, id: string) =>
  (await testDatabase().article.count({ where: { workspaceId, id } })) > 0;

const textFile = (content: BlobPart, name = 'ferry.txt', type = 'text/plain') =>
  new File([content], name, { type });

describe.each([
  ['POST /api/import/preview', PREVIEW],
  ['POST /api/import', IMPORT],
])('%s', (_, route) => {
  test('asks those who are not signed in to do so', async () => {
    expect((await send(route, 'nobody', { json: { text: TEXT } })).status).toBe(401);
  });

  test('is not for those who only read', async () => {
    const sent = { json: { text: TEXT } };
    const choices = await choicesFor(sent);
    const response = await send(route, 'viewer', { ...sent, choices });
    expect(response.status).toBe(403);
    expect(await isMade(team.actors.owner, choices.id)).toBe(false);
  });

  test.each([
    ['an empty file', { file: textFile('') }, 422, 'empty'],
    ['nothing pasted', { json: { text: '' } }, 422, 'empty'],
    [
      'a page without text',
      { file: textFile('<html><body></body></html>', 'a.html', 'text/html') },
      422,
      'no_text',
    ],
    ['a PDF', { file: textFile('%PDF-1.7', 'a.txt') }, 415, 'binary'],
    ['a spreadsheet', { file: textFile('a,b', 'a.csv', 'text/csv') }, 415, 'wrong_type'],
    [
      'bytes of no encoding',
      { file: textFile(Uint8Array.of(0x81, 0x8d, 0x8f, 0x90, 0x9d)) },
      422,
      'undecodable',
    ],
    ['a file of 6 MB', { file: textFile('a '.repeat(3_000_000)) }, 413, 'too_large'],
    ['a paste of 6 MB', { json: { text: 'a '.repeat(3_000_000) } }, 413, 'too_large'],
    ['a file of 12 MB', { file: textFile(new Uint8Array(12_000_000).fill(97)) }, 413, 'too_large'],
    ['a paste of 12 MB', { json: { text: 'a'.repeat(12_000_000) } }, 413, 'too_large'],
  ])('says what is wrong with %s', async (_what, sent, status, reason) => {
    const response = await send(route, 'checker', sent);
    const problem = (await response.json()) as { reason: string; detail: string };
    expect([response.status, problem.reason]).toEqual([status, reason]);
    if (status === 413) expect(problem.detail).toContain('5 MB');
  });

  test('says what is wrong with a request that is no import', async () => {
    expect((await send(route, 'checker', {})).status).toBe(422);
    expect((await send(route, 'checker', { json: { html: '<p>x' } })).status).toBe(422);
    const cut = await signedInRequest(team.users.checker, '/api/import', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
    });
    expect((await route(cut, { params: Promise.resolve({}) })).status).toBe(422);
  });
});

describe('a preview', () => {
  test('tells the fields, where they were read, and each block', async () => {
    expect(await preview({ json: { text: TEXT } })).toMatchObject({
      fields: { title: 'Ferry to return in spring', byline: 'Mira Olsund' },
      provenance: { title: 'first line', byline: 'line 2: “By Mira Olsund”' },
      titleAdded: false,
      warnings: [],
      encoding: 'utf-8',
      blocks: [
        { type: 'heading', text: 'Ferry to return in spring', words: 5 },
        { type: 'paragraph', text: 'By Mira Olsund', words: 3 },
        { type: 'paragraph', text: 'The pier at Harrow Photo: Tove Orrin', words: 7 },
        { type: 'paragraph', text: 'The pier at Harrow Photo: Tove Orrin', words: 7 },
        { type: 'paragraph', words: 12 },
      ],
    });
  });

  test('takes rich text where it was pasted with the plain one', async () => {
    const { doc } = await preview({
      json: { text: 'a b', html: '<p>a <b onclick=x>b</b><script>x</script></p>' },
    });
    expect(doc.content?.at(-1)).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a ' },
        { type: 'text', text: 'b', marks: [{ type: 'bold' }] },
      ],
    });
  });

  test('keeps nothing', async () => {
    const before = await testDatabase().article.count({ where: { workspaceId: team.workspace.id } });
    await preview({ file: textFile(TEXT) });
    expect(await testDatabase().article.count({ where: { workspaceId: team.workspace.id } })).toBe(before);
  });
});

describe('an import', () => {
  test('makes the article as it was chosen, and keeps the bytes as they came', async () => {
    const bytes = Uint8Array.from(Buffer.from(TEXT.replace('pier', 'pi\u00e9r'), 'latin1'));
    const sent = { file: textFile(bytes, 'ferry “1”.txt') };
    const { fields, ...choices } = await choicesFor(sent, { droppedBlocks: [2] });
    const typed = { ...fields, title: 'The ferry returns', outlet: 'The Harrow Courier' };
    const response = await send(IMPORT, 'checker', { ...sent, choices: { ...choices, fields: typed } });
    expect([response.status, await response.json()]).toEqual([201, { id: choices.id }]);

    const article = await requireArticle(team.actors.viewer, choices.id);
    expect(article).toMatchObject({
      ...typed,
      provenance: { title: 'typed', outlet: 'typed', byline: 'line 2: “By Mira Olsund”' },
      createdById: team.users.checker.id,
      original: {
        fileName: 'ferry “1”.txt',
        mediaType: 'text/plain',
        encoding: 'windows-1252',
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: bytes.byteLength,
      },
    });
    expect(article.doc.content?.map((block) => block.content?.[0]?.text)).toEqual([
      'Ferry to return in spring',
      'By Mira Olsund',
      'The pier at Harrow Photo: Tove Orrin',
      'The ferry between Harrow and Saltmere will run again from 2 May.',
    ]);
    expect(Buffer.from((await getArticleOriginal(team.actors.viewer, choices.id))?.bytes ?? [])).toEqual(
      Buffer.from(bytes),
    );
    expect(await isMade(others.actors.owner, choices.id)).toBe(false);
  });

  test('puts the typed title before a text that has none', async () => {
    const sent = { json: { text: 'It runs again from 2 May.\n\nIt does.' } };
    const { fields, ...choices } = await choicesFor(sent);
    expect(fields.title).toBe('');
    const untitled = await send(IMPORT, 'checker', { ...sent, choices: { ...choices, fields } });
    expect(untitled.status).toBe(422);
    expect(await untitled.json()).toMatchObject({ fields: { 'fields.title': 'Give the article a title.' } });

    await send(IMPORT, 'checker', {
      ...sent,
      choices: { ...choices, fields: { ...fields, title: 'Ferry' } },
    });
    const article = await requireArticle(team.actors.checker, choices.id);
    expect(article).toMatchObject({ title: 'Ferry', text: 'Ferry\nIt runs again from 2 May.\nIt does.' });
  });

  test('that is sent twice, also at once, makes one article', async () => {
    const sent = { json: { text: TEXT } };
    const choices = await choicesFor(sent);
    const answers = await Promise.all([1, 2, 3].map(() => send(IMPORT, 'checker', { ...sent, choices })));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 200, 201]);
    const made = { workspaceId: team.workspace.id, id: choices.id };
    expect(await testDatabase().article.count({ where: made })).toBe(1);
  });

  test('is refused when it reads differently from what was previewed', async () => {
    const choices = await choicesFor({ json: { text: TEXT } });
    const response = await send(IMPORT, 'checker', { json: { text: `${TEXT}\n\nMore.` }, choices });
    expect(response.status).toBe(409);
    expect(await isMade(team.actors.checker, choices.id)).toBe(false);
  });

  test('is refused when every paragraph is dropped, and when the choices are none', async () => {
    const sent = { json: { text: TEXT } };
    const choices = await choicesFor(sent, { droppedBlocks: [0, 1, 2, 3, 4] });
    const response = await send(IMPORT, 'checker', { ...sent, choices });
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { fields: { droppedBlocks: expect.any(String) } },
    ]);
    expect((await send(IMPORT, 'checker', sent)).status).toBe(422);
    expect((await send(IMPORT, 'checker', { ...sent, choices: { ...choices, fields: {} } })).status).toBe(
      422,
    );
  });

  test('stores nothing that could act', async () => {
    const page = `<html><body><article><h1>Ferry <script>alert(1)</script></h1>
      <p onclick="alert(1)">The <a href="javascript:alert(1)">ferry</a> <img src=x onerror=alert(1)> runs again.</p>
      <iframe srcdoc="<script>alert(1)</script>"></iframe></article></body></html>`;
    const sent = { file: textFile(page, 'x.html', 'text/html') };
    const choices = await choicesFor(sent);
    expect((await send(IMPORT, 'checker', { ...sent, choices })).status).toBe(201);
    const article = await requireArticle(team.actors.checker, choices.id);
    expect(JSON.stringify(article.doc)).not.toMatch(/script|alert|onerror|iframe/);
    expect(article.text).toBe('Ferry\nThe ferry runs again.');
  });
});
