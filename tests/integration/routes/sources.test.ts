import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET, PATCH } from '@/app/api/sources/[sourceId]/route';
import { GET as LIST, POST } from '@/app/api/sources/route';
import { newId } from '@/lib/ids';
import type { SourceView } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';

import { buildSource } from '../../../prisma/factories/sources';
import { addSource, makeTeam } from '../annotations/world';
import { ask } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let source: SourceView;
let path: { sourceId: string };
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  source = await addSource(team.actors.checker, { title: `Tide tables ${newId()}` });
  path = { sourceId: source.id };
});

function changeTo(parts: object, version = 1) {
  const { id: _id, ...fields } = buildSource();
  return { ...fields, version, ...parts };
}

describe.each([
  ['GET sources', LIST, 'GET', undefined],
  ['POST sources', POST, 'POST', () => buildSource()],
  ['GET sources/{id}', GET, 'GET', undefined],
  ['PATCH sources/{id}', PATCH, 'PATCH', () => changeTo({ title: 'Mine' })],
] as const)('%s', (_, route, method, json) => {
  test('asks those who are not signed in to do so', async () => {
    expect((await ask(route, null, { method, params: path, json: json?.() })).status).toBe(401);
  });

  test('shows and changes nothing of another workspace', async () => {
    const { status, body } = await ask(route, others.users.viewer, { method, params: path, json: json?.() });
    if (route === LIST)
      expect([status, body]).toEqual([
        200,
        { items: [], nextCursor: null, previousCursor: null, withheld: 0 },
      ]);
    else if (route === POST) expect(status).toBe(403);
    else expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
    if (route === GET || route === PATCH) {
      const unknown = await ask(route, others.users.owner, {
        method,
        params: { sourceId: 'no-id' },
        json: json?.(),
      });
      expect(unknown.status).toBe(404);
    }
    expect(await requireSource(team.actors.viewer, source.id)).toEqual(source);
  });
});

test.each([
  ['POST sources', POST, 'POST', () => buildSource()],
  ['PATCH sources/{id}', PATCH, 'PATCH', () => changeTo({ title: 'Mine' })],
] as const)('%s is not for viewers', async (_, route, method, json) => {
  expect((await ask(route, team.users.viewer, { method, params: path, json: json() })).status).toBe(403);
});

describe('a source', () => {
  test('is added once with 201, and sent again answered with 200', async () => {
    const sent = { method: 'POST', json: buildSource({ title: ' The tides ' }) };
    const first = await ask(POST, team.users.checker, sent);
    expect(first).toMatchObject({
      status: 201,
      body: { title: 'The tides', citationKey: expect.any(String) },
    });
    expect(await ask(POST, team.users.checker, sent)).toMatchObject({ status: 200, body: first.body });
    const read = await ask(GET, team.users.viewer, { params: { sourceId: sent.json.id } });
    expect(read).toMatchObject({ status: 200, body: first.body });
  });

  test('is found by its words, page by page', async () => {
    const query = `?search=${encodeURIComponent(source.title.toUpperCase())}&limit=1`;
    const found = await ask(LIST, team.users.viewer, { query });
    expect(found.body).toMatchObject({ items: [source], nextCursor: null });
    const first = await ask(LIST, team.users.viewer, { query: '?limit=1' });
    const { nextCursor } = first.body as { nextCursor: string };
    const next = await ask(LIST, team.users.viewer, {
      query: `?limit=1&cursor=${encodeURIComponent(nextCursor)}`,
    });
    expect((next.body as { items: SourceView[] }).items[0]?.id).not.toBe(source.id);
  });

  test('is changed, and in conflict told as it is', async () => {
    const patch = (json: unknown) => ask(PATCH, team.users.other, { method: 'PATCH', params: path, json });
    const changed = await patch(changeTo({ title: 'Tides of Saltmere' }));
    expect(changed).toMatchObject({ status: 200, body: { title: 'Tides of Saltmere', version: 2 } });
    expect(await patch(changeTo({ title: 'Late' }))).toMatchObject({
      status: 409,
      body: { source: changed.body },
    });
  });

  test.each([
    ['no title', { title: ' ' }, 'title'],
    ['an unknown kind', { kind: 'rumour' }, 'kind'],
    ['an address that runs code', { url: 'javascript:alert(1)' }, 'url'],
    ['an address of a file', { url: 'file:///etc/passwd' }, 'url'],
    ['a date in words', { issued: 'last week' }, 'issued'],
    ['an author without a name', { authors: [''] }, 'authors.0'],
    ['a citation key of its own', { citationKey: 'mine2026' }, 'body'],
  ])('with %s is refused, naming the field', async (_, parts, field) => {
    const json = { ...buildSource(), ...parts };
    const { status, body } = await ask(POST, team.users.checker, { method: 'POST', json });
    expect(status).toBe(422);
    expect(Object.keys((body as { fields: object }).fields)).toEqual([field]);
  });

  test.each(['?limit=0', '?limit=101', '?cursor=x', '?since=1'])('list with %s is refused', async (query) => {
    expect((await ask(LIST, team.users.viewer, { query })).status).toBe(422);
  });

  test('is searched for any character', async () => {
    expect(await ask(LIST, team.users.viewer, { query: '?search=%25_%5C%27%F0%9F%8E%89' })).toMatchObject({
      status: 200,
    });
  });
});
