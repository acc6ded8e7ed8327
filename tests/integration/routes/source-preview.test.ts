import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST } from '@/app/api/sources/preview/route';
import { readPreview } from '@/app/api/sources/preview/read-preview';
import { GET as ORIGINS, POST as ADD_ORIGIN } from '@/app/api/origins/route';
import { GET as DUPLICATES } from '@/app/api/sources/duplicates/route';
import { GET as READERS, PUT as SET_ACCESS } from '@/app/api/sources/[sourceId]/access/route';
import { newId } from '@/lib/ids';
import type { SourceView } from '@/lib/sources/model';

import { testDatabase } from '../../support/database';
import { addSource, makeTeam } from '../annotations/world';
import { ask } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let source: SourceView;
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  await testDatabase().rateLimit.deleteMany();
  source = await addSource(team.actors.checker, { doi: '10.1234/quay' });
});

const origin = () => ({ id: newId(), kind: 'dispatch', title: 'Quaywire', note: '' });
const open = () => ({ access: 'team', version: 1 });

describe.each([
  ['POST sources/preview', POST, 'POST', () => ({ text: 'doi:10.1234/quay' })],
  ['GET sources/duplicates', DUPLICATES, 'GET', undefined],
  ['GET origins', ORIGINS, 'GET', undefined],
  ['POST origins', ADD_ORIGIN, 'POST', origin],
  ['GET sources/{id}/access', READERS, 'GET', undefined],
  ['PUT sources/{id}/access', SET_ACCESS, 'PUT', open],
] as const)('%s', (_, route, method, json) => {
  test('asks those who are not signed in to do so', async () => {
    const params = { sourceId: source.id };
    expect((await ask(route, null, { method, params, json: json?.() })).status).toBe(401);
  });

  test('shows and changes nothing of another workspace', async () => {
    const params = { sourceId: source.id };
    const answer = await ask(route, others.users.owner, { method, params, json: json?.() });
    expect(JSON.stringify(answer.body)).not.toContain(source.id);
    if (route === READERS || route === SET_ACCESS) expect(answer.status).toBe(404);
  });
});

describe('what was pasted', () => {
  const look = async (text: string) =>
    await ask(POST, team.users.checker, { method: 'POST', json: { text } });

  test('as a DOI or ISBN goes to its field, and what the library has is told', async () => {
    expect(await look('https://doi.org/10.1234/QUAY')).toMatchObject({
      status: 200,
      body: {
        recognised: 'doi',
        fields: { kind: 'article-journal', doi: '10.1234/quay', url: '', provenance: { doi: 'typed' } },
        problem: expect.stringMatching(/Nobody outside is asked/),
        duplicates: expect.arrayContaining([
          { source: expect.objectContaining({ id: source.id }), reasons: ['doi'] },
        ]),
      },
    });
    expect(await look('ISBN 3-16-148410-X')).toMatchObject({
      status: 200,
      body: { recognised: 'isbn', fields: { kind: 'book', isbn: '9783161484100' }, duplicates: [] },
    });
  });

  test('as an address that is not fetched still fills in the address, and says why and what to do', async () => {
    const body = await readPreview(team.actors.checker, 'http://127.0.0.1/quay', null);
    expect(body).toMatchObject({
      recognised: 'address',
      fields: { url: 'http://127.0.0.1/quay', title: '', accessedAt: '' },
      problem: expect.stringMatching(/private network/),
    });
    const known = await addSource(team.actors.checker, { url: 'http://127.0.0.1/b', canonicalUrl: '' });
    const again = await readPreview(team.actors.checker, 'http://127.0.0.1/b/#x', null);
    expect(again.duplicates).toMatchObject([{ source: { id: known.id }, reasons: ['address'] }]);
  });

  test.each(['not an address', 'javascript:alert(1)', '978-3-16-148410-1', ''])(
    'as %j is refused by name',
    async (text) => {
      expect(await look(text)).toMatchObject({ status: 422, body: { fields: { text: expect.any(String) } } });
    },
  );

  test('is not looked at for viewers', async () => {
    const answer = await ask(POST, team.users.viewer, { method: 'POST', json: { text: '10.1234/quay' } });
    expect(answer.status).toBe(403);
  });
});

test('access is given and taken, and whoever gave it up gets nothing back', async () => {
  const params = { sourceId: source.id };
  const { checker, owner } = team.actors;
  const put = async (json: object) =>
    await ask(SET_ACCESS, team.users.checker, { method: 'PUT', params, json });
  const restrict = { access: 'restricted', readerIds: [checker.userId, owner.userId], evenIfNobody: false };
  expect(await put({ ...restrict, version: 1 })).toMatchObject({
    status: 200,
    body: { access: 'restricted' },
  });
  const readers = await ask(READERS, team.users.owner, { params });
  expect((readers.body as { items: object[] }).items).toHaveLength(2);
  expect((await ask(READERS, team.users.editor, { params })).status).toBe(404);
  expect((await put({ ...restrict, version: 2, readerIds: [] })).status).toBe(409);
  expect(await put({ ...restrict, version: 2, readerIds: [owner.userId] })).toMatchObject({ status: 204 });
  expect((await ask(READERS, team.users.checker, { params })).status).toBe(404);
});
