import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DELETE as UNMERGE } from '@/app/api/agents/[agentId]/merges/[mergeId]/route';
import { POST as MERGE } from '@/app/api/agents/[agentId]/merges/route';
import { DELETE, GET, PATCH } from '@/app/api/agents/[agentId]/route';
import { GET as PROPOSE } from '@/app/api/agents/proposals/route';
import { GET as LIST, POST } from '@/app/api/agents/route';
import type { AgentView } from '@/lib/agents/model';
import { requireAgent } from '@/lib/agents/queries';
import { newId } from '@/lib/ids';

import { buildAgent } from '../../../prisma/factories/agents';
import { addAgent } from '../agents/world';
import { makeTeam } from '../annotations/world';
import { ask } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let agent: AgentView;
let path: { agentId: string; mergeId: string };
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  agent = await addAgent(team.actors.checker, { name: `Ottilie ${newId()}` });
  path = { agentId: agent.id, mergeId: newId() };
});

describe.each([
  ['GET agents', LIST, 'GET', undefined],
  ['POST agents', POST, 'POST', () => buildAgent()],
  ['GET agents/proposals', PROPOSE, 'GET', undefined],
  ['GET agents/{id}', GET, 'GET', undefined],
  ['PATCH agents/{id}', PATCH, 'PATCH', () => ({ name: 'Mine', version: 1 })],
  ['DELETE agents/{id}', DELETE, 'DELETE', undefined],
  ['POST agents/{id}/merges', MERGE, 'POST', () => ({ id: newId(), goneId: newId() })],
  ['DELETE agents/{id}/merges/{id}', UNMERGE, 'DELETE', undefined],
] as const)('%s', (_, route, method, json) => {
  const query = () => (route === PROPOSE ? `?name=${encodeURIComponent(agent.name)}` : '');

  test('asks those who are not signed in to do so', async () => {
    const sent = { method, params: path, json: json?.(), query: query() };
    expect((await ask(route, null, sent)).status).toBe(401);
  });

  test('shows and changes nothing of another workspace', async () => {
    const sent = { method, params: path, json: json?.(), query: query() };
    const { status, body } = await ask(route, others.users.viewer, sent);
    if (route === LIST) expect([status, body]).toEqual([200, { items: [], nextCursor: null }]);
    else if (route === PROPOSE) expect([status, body]).toEqual([200, { items: [] }]);
    else if (route === POST) expect(status).toBe(403);
    else expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
    expect(await requireAgent(team.actors.viewer, agent.id)).toEqual(agent);
  });
});

describe('a person', () => {
  test('is added once with 201, and sent again answered with 200', async () => {
    const sent = { method: 'POST', json: buildAgent({ name: ' Ida Maren ' }) };
    const first = await ask(POST, team.users.checker, sent);
    expect(first).toMatchObject({ status: 201, body: { name: 'Ida Maren', version: 1 } });
    expect(await ask(POST, team.users.checker, sent)).toMatchObject({ status: 200, body: first.body });
  });

  test('is found by name and proposed for it', async () => {
    const name = encodeURIComponent(agent.name.toUpperCase());
    expect(await ask(LIST, team.users.viewer, { query: `?search=${name}` })).toMatchObject({
      body: { items: [{ id: agent.id, counts: { said: 0, claimed: 0, attributed: 0, sources: 0 } }] },
    });
    expect(await ask(PROPOSE, team.users.viewer, { query: `?name=${name}` })).toMatchObject({
      body: { items: [{ agent: { id: agent.id }, reason: 'same_name' }] },
    });
  });

  test('is merged, apart again, changed and deleted', async () => {
    const { checker } = team.users;
    const gone = await addAgent(team.actors.checker);
    const json = { id: path.mergeId, goneId: gone.id };
    const merged = await ask(MERGE, checker, { method: 'POST', params: path, json });
    expect(merged).toMatchObject({ status: 201, body: { agent: { aliases: [gone.name], version: 2 } } });
    expect(await ask(GET, team.users.viewer, { params: { agentId: gone.id } })).toMatchObject({
      body: { id: agent.id },
    });
    const apart = await ask(UNMERGE, checker, { method: 'DELETE', params: path });
    expect(apart).toMatchObject({ status: 200, body: { kept: { aliases: [] }, restored: { id: gone.id } } });
    const change = { method: 'PATCH', params: path };
    expect(await ask(PATCH, checker, { ...change, json: { note: 'X', version: 3 } })).toMatchObject({
      status: 200,
      body: { note: 'X', name: agent.name },
    });
    expect(await ask(PATCH, checker, { ...change, json: { note: 'Y', version: 3 } })).toMatchObject({
      status: 409,
      body: { agent: { note: 'X' } },
    });
    expect((await ask(DELETE, checker, { method: 'DELETE', params: path })).status).toBe(204);
    expect((await ask(GET, checker, { params: path })).status).toBe(404);
  });

  test.each([
    ['no name', { name: ' ' }, 'name'],
    ['an unknown kind', { kind: 'robot' }, 'kind'],
    ['an alias without a letter', { aliases: [''] }, 'aliases.0'],
    ['an address that runs code', { sameAs: 'javascript:alert(1)' }, 'sameAs'],
    [
      'a role that ends before it begins',
      { roles: [{ title: 'x', from: '2024', to: '2019' }] },
      'roles.0.to',
    ],
    ['a role of nothing', { roles: [{ from: '2024' }] }, 'roles.0.title'],
    ['a note that is too long', { note: 'x'.repeat(5_001) }, 'note'],
    ['a field of its own', { age: 40 }, 'body'],
  ])('with %s is refused, naming the field', async (_, parts, field) => {
    const json = { ...buildAgent(), ...parts };
    const { status, body } = await ask(POST, team.users.checker, { method: 'POST', json });
    expect(status).toBe(422);
    expect(Object.keys((body as { fields: object }).fields)).toEqual([field]);
  });

  test.each(['?limit=0', '?limit=101', '?cursor=x', '?cursor=["a","b"]', '?kind=robot', '?since=1'])(
    'list with %s is refused',
    async (query) => {
      expect((await ask(LIST, team.users.viewer, { query })).status).toBe(422);
    },
  );
});
