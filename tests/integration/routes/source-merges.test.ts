import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GET as LIST_CREDITS, PUT as CREDIT } from '@/app/api/sources/[sourceId]/credits/route';
import { PUT as DERIVE } from '@/app/api/sources/[sourceId]/derivation/route';
import { GET as LIST_APART, PUT as SET_APART } from '@/app/api/sources/[sourceId]/distinctions/route';
import { DELETE as UNDO } from '@/app/api/sources/[sourceId]/merges/[sourceMergeId]/route';
import { GET as LIST, POST as MERGE } from '@/app/api/sources/[sourceId]/merges/route';
import { newId } from '@/lib/ids';
import type { SourceView } from '@/lib/sources/model';
import { requireSource } from '@/lib/sources/queries';

import { addSource, makeTeam } from '../annotations/world';
import { ask } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let kept: SourceView;
let gone: SourceView;
let path: { sourceId: string };
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  [kept, gone] = [await addSource(team.actors.checker), await addSource(team.actors.checker)];
  path = { sourceId: kept.id };
});

const mergeOf = (id = newId()) => ({ id, goneId: gone.id, keptVersion: 1, goneVersion: 1, take: [] });
const derivation = () => ({ version: 1, originId: null, derivedFromId: gone.id, derivation: 'reprint' });

describe.each([
  ['GET merges', LIST, 'GET', undefined],
  ['POST merges', MERGE, 'POST', () => mergeOf()],
  ['DELETE merges/{id}', UNDO, 'DELETE', undefined],
  ['PUT derivation', DERIVE, 'PUT', derivation],
  ['GET distinctions', LIST_APART, 'GET', undefined],
  ['PUT distinctions', SET_APART, 'PUT', () => ({ otherIds: [gone.id], isApart: true })],
  ['GET credits', LIST_CREDITS, 'GET', undefined],
  ['PUT credits', CREDIT, 'PUT', () => ({ role: 'author', ordinal: 0, name: 'Ida Maren', agentId: null })],
] as const)('%s', (_, route, method, json) => {
  const params = () => ({ ...path, sourceMergeId: newId() });
  test('asks those who are not signed in to do so', async () => {
    expect((await ask(route, null, { method, params: params(), json: json?.() })).status).toBe(401);
  });

  test('shows and changes nothing of another workspace', async () => {
    const { status, body } = await ask(route, others.users.owner, {
      method,
      params: params(),
      json: json?.(),
    });
    expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
    expect(await requireSource(team.actors.viewer, kept.id)).toEqual(kept);
    expect(await requireSource(team.actors.viewer, gone.id)).toEqual(gone);
  });
});

test('two sources are merged, told of and taken apart again', async () => {
  const user = team.users.checker;
  const json = mergeOf();
  const made = await ask(MERGE, user, { method: 'POST', params: path, json });
  expect([made.status, made.body]).toEqual([201, expect.objectContaining({ id: kept.id, version: 2 })]);
  expect((await ask(MERGE, user, { method: 'POST', params: path, json })).body).toEqual(made.body);
  const listed = await ask(LIST, team.users.viewer, { params: path });
  expect(listed.body).toEqual({ items: [expect.objectContaining({ id: json.id, goneId: gone.id })] });

  const elsewhere = { sourceId: (await addSource(team.actors.checker)).id, sourceMergeId: json.id };
  expect((await ask(UNDO, user, { method: 'DELETE', params: elsewhere })).status).toBe(404);
  const params = { ...path, sourceMergeId: json.id };
  expect((await ask(UNDO, team.users.viewer, { method: 'DELETE', params })).status).toBe(403);
  const undone = await ask(UNDO, user, { method: 'DELETE', params });
  expect([undone.status, undone.body]).toEqual([
    200,
    expect.objectContaining({
      gone: expect.objectContaining({ id: gone.id, mergedIntoId: null }),
      stayed: [],
    }),
  ]);
  expect((await ask(UNDO, user, { method: 'DELETE', params })).status).toBe(409);
});

test('a source is not merged with itself, nor set apart from itself', async () => {
  const user = team.users.checker;
  const json = { ...mergeOf(), goneId: kept.id };
  expect((await ask(MERGE, user, { method: 'POST', params: path, json })).status).toBe(422);
  const apart = { otherIds: [gone.id, kept.id], isApart: true };
  expect((await ask(SET_APART, user, { method: 'PUT', params: path, json: apart })).status).toBe(422);
});

test('a source is set apart from others and proposed beside them again', async () => {
  const user = team.users.checker;
  const put = async (isApart: boolean) =>
    await ask(SET_APART, user, { method: 'PUT', params: path, json: { otherIds: [gone.id], isApart } });
  const apart = async () => (await ask(LIST_APART, team.users.viewer, { params: path })).body;
  expect((await put(true)).status).toBe(204);
  expect(await apart()).toEqual({ items: [expect.objectContaining({ byId: team.users.checker.id })] });
  expect((await put(false)).status).toBe(204);
  expect(await apart()).toEqual({ items: [] });
});

test('what a source derives from is said, on the version that was seen', async () => {
  const put = async () =>
    await ask(DERIVE, team.users.checker, { method: 'PUT', params: path, json: derivation() });
  expect(await put()).toMatchObject({ status: 200, body: { derivedFromId: gone.id, version: 2 } });
  const json = { ...derivation(), derivation: 'cites' };
  const late = await ask(DERIVE, team.users.checker, { method: 'PUT', params: path, json });
  expect(late).toMatchObject({ status: 409, body: { source: { version: 2 } } });
});
