import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DELETE, GET, PATCH } from '@/app/api/articles/[articleId]/route';
import { GET as GET_ORIGINAL } from '@/app/api/articles/[articleId]/original/route';
import { GET as GET_LIST } from '@/app/api/articles/route';
import type { ArticleView } from '@/lib/articles/model';
import { requireArticle } from '@/lib/articles/queries';
import { newId } from '@/lib/ids';
import { projectText } from '@/lib/text/project-text';

import { makeArticle } from '../../../prisma/factories/articles';
import { createWorkspaceWith, type WorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { signedInRequest } from '../../support/session';

let team: WorkspaceWith<'editor' | 'checker' | 'viewer'>;
let others: WorkspaceWith<'owner'>;
let articleId: string;
type Name = 'editor' | 'checker' | 'viewer' | 'stranger' | 'nobody';

beforeAll(async () => {
  team = await createWorkspaceWith(testDatabase(), { editor: {}, checker: {}, viewer: {} });
  others = await createWorkspaceWith(testDatabase(), { owner: {} });
});
beforeEach(async () => {
  const bytes = new TextEncoder().encode('<script>alert(1)</script>');
  articleId = await makeArticle(team.actors.checker, {
    fields: { title: 'The mill' },
    original: { fileName: 'mühle "1"\r\n.html', mediaType: 'text/html', encoding: 'utf-8', bytes },
  });
});

async function send(
  route: typeof GET,
  name: Name,
  {
    id = articleId,
    path = '',
    ...init
  }: { id?: string; path?: string; method?: string; json?: unknown; headers?: HeadersInit } = {},
): Promise<Response> {
  const user = name === 'nobody' ? null : name === 'stranger' ? others.users.owner : team.users[name];
  const request = await signedInRequest(user, `/api/articles/${id}${path}`, init);
  return await route(request, { params: Promise.resolve({ articleId: id }) });
}

const rename = { method: 'PATCH', json: { changes: { title: { from: 'The mill', to: 'The old mill' } } } };
const archive = { method: 'PATCH', json: { archived: true } };

describe.each([
  ['GET /api/articles/{id}', GET, {}],
  ['GET /api/articles/{id}/original', GET_ORIGINAL, {}],
  ['PATCH /api/articles/{id} (fields)', PATCH, rename],
  ['PATCH /api/articles/{id} (archive)', PATCH, archive],
  ['DELETE /api/articles/{id}', DELETE, { method: 'DELETE' }],
] as const)('%s', (_, route, init) => {
  test('asks those who are not signed in to do so', async () => {
    expect((await send(route, 'nobody', init)).status).toBe(401);
  });

  test('answers another workspace’s id as one that is unknown, and one that is no id', async () => {
    const answers = [];
    for (const id of [articleId, newId(), 'no-id', `${articleId}' OR 1=1`]) {
      const response = await send(route, 'stranger', { ...init, id });
      answers.push([response.status, ((await response.json()) as { code: string }).code]);
    }
    expect(answers).toEqual(Array.from({ length: 4 }, () => [404, 'not_found']));
    expect(await requireArticle(team.actors.viewer, articleId)).toMatchObject({
      title: 'The mill',
      archivedAt: null,
    });
  });
});

describe('the list', () => {
  test('asks those who are not signed in to do so', async () => {
    const response = await GET_LIST(await signedInRequest(null, '/api/articles'), {
      params: Promise.resolve({}),
    });
    expect(response.status).toBe(401);
  });

  test('holds what is mine and nothing of others', async () => {
    const list = async (name: 'viewer' | 'stranger') => {
      const user = name === 'viewer' ? team.users.viewer : others.users.owner;
      const request = await signedInRequest(user, '/api/articles?search=mill&sort=title&limit=1');
      const response = await GET_LIST(request, { params: Promise.resolve({}) });
      return (await response.json()) as { items: { title: string }[]; nextCursor: string | null };
    };
    expect((await list('viewer')).items.map(({ title }) => title)).toEqual(['The mill']);
    expect(await list('stranger')).toEqual({ items: [], nextCursor: null, previousCursor: null });
  });

  test.each(['?limit=1000', '?sort=id', '?cursor=x', '?nonsense=1', '?search=%00'])(
    'refuses %s',
    async (query) => {
      const request = await signedInRequest(team.users.viewer, `/api/articles${query}`);
      const response = await GET_LIST(request, { params: Promise.resolve({}) });
      expect(response.status).toBe(422);
    },
  );
});

describe('one article', () => {
  test('is read with its document by every role', async () => {
    const response = await send(GET, 'viewer');
    const article = (await response.json()) as ArticleView;
    expect(article).toMatchObject({ id: articleId, title: 'The mill' });
    expect(projectText(article.doc).text).toContain('Nobody has made an offer.');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('is renamed, archived, restored and deleted by an editor', async () => {
    expect(await (await send(PATCH, 'editor', rename)).json()).toMatchObject({ title: 'The old mill' });
    expect((await send(PATCH, 'editor', archive)).status).toBe(204);
    expect((await send(PATCH, 'editor', { method: 'PATCH', json: { archived: false } })).status).toBe(204);
    expect((await send(DELETE, 'editor', { method: 'DELETE' })).status).toBe(204);
    expect((await send(GET, 'editor')).status).toBe(404);
  });

  test('is not written by a viewer, nor archived and deleted by a checker', async () => {
    const statuses = [
      await send(PATCH, 'viewer', rename),
      await send(PATCH, 'viewer', archive),
      await send(DELETE, 'viewer', { method: 'DELETE' }),
      await send(PATCH, 'checker', archive),
      await send(DELETE, 'checker', { method: 'DELETE' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
  });

  test('tells both values when two people rename it', async () => {
    await send(PATCH, 'editor', rename);
    const response = await send(PATCH, 'checker', {
      method: 'PATCH',
      json: { changes: { title: { from: 'The mill', to: 'A mill' } } },
    });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      code: 'conflict',
      conflicts: [{ field: 'title', yours: 'A mill', theirs: 'The old mill' }],
      article: { title: 'The old mill' },
    });
  });

  test.each<[unknown, string]>([
    [{}, 'nothing'],
    [{ changes: {} }, 'no change'],
    [{ archived: true, changes: {} }, 'two things at once'],
    [{ changes: { title: { from: 'The mill', to: ' ' } } }, 'an empty title'],
    [{ changes: { title: { from: 'The mill', to: 'a\0b' } } }, 'a NUL'],
    [{ changes: { title: { from: 'The mill', to: 'a\ud800' } } }, 'half of a character'],
    [{ changes: { url: { from: '', to: 'javascript:alert(1)' } } }, 'a script for an address'],
    [{ changes: { id: { from: '', to: newId() } } }, 'an unknown field'],
  ])('refuses %j: %s', async (json) => {
    expect((await send(PATCH, 'editor', { method: 'PATCH', json })).status).toBe(422);
  });

  test('is not written from another site', async () => {
    const response = await send(PATCH, 'editor', { ...rename, headers: { origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
  });
});

describe('the original', () => {
  test('is downloaded as it came and never shown', async () => {
    const response = await send(GET_ORIGINAL, 'viewer');
    expect(await response.text()).toBe('<script>alert(1)</script>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="m_hle _1___.html"; filename*=UTF-8''m%C3%BChle%20%221%22%0D%0A.html`,
    });
  });

  test('of an article without one is not found', async () => {
    const id = await makeArticle(team.actors.checker);
    expect((await send(GET_ORIGINAL, 'viewer', { id })).status).toBe(404);
  });
});
