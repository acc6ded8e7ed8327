import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  DELETE,
  PATCH,
} from '@/app/api/articles/[articleId]/annotations/[annotationId]/comments/[commentId]/route';
import { GET, POST } from '@/app/api/articles/[articleId]/annotations/[annotationId]/comments/route';
import { PUT } from '@/app/api/articles/[articleId]/annotations/[annotationId]/thread/route';
import { addComment } from '@/lib/annotations/commands/add-comment';
import type { CommentView } from '@/lib/annotations/comment-model';
import { listComments } from '@/lib/annotations/queries';
import { newId } from '@/lib/ids';

import { annotate, makeArticle, makeTeam } from '../annotations/world';
import { ask } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let said: CommentView;
let path: { articleId: string; annotationId: string; commentId: string };
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  const { checker } = team.actors;
  const articleId = await makeArticle(team.actors.owner);
  const { id: annotationId } = await annotate(checker, articleId, '80 metres');
  said = (await addComment(checker, articleId, annotationId, { id: newId(), body: 'Page 3?' })).comment;
  path = { articleId, annotationId, commentId: said.id };
});
const commentsNow = async () =>
  (await listComments(team.actors.viewer, path.articleId, path.annotationId)).items;

const routes = [
  ['GET comments', GET, 'GET', undefined],
  ['POST comments', POST, 'POST', () => ({ id: newId(), body: 'Page 4.' })],
  ['PATCH comments/{id}', PATCH, 'PATCH', () => ({ body: 'Page 4?', version: 1 })],
  ['DELETE comments/{id}', DELETE, 'DELETE', undefined],
  ['PUT thread', PUT, 'PUT', () => ({ resolved: true })],
] as const;

describe.each(routes)('%s', (_, route, method, json) => {
  test('asks those who are not signed in to do so', async () => {
    expect((await ask(route, null, { method, params: path, json: json?.() })).status).toBe(401);
  });

  test('answers what is of another workspace as what is unknown', async () => {
    const mine = await makeArticle(others.actors.owner);
    const own = await annotate(others.actors.owner, mine, 'hold');
    const paths = [
      path,
      { ...path, articleId: mine },
      { ...path, annotationId: newId() },
      ...(route === PATCH || route === DELETE
        ? [{ articleId: mine, annotationId: own.id, commentId: said.id }]
        : []),
    ];
    for (const params of paths) {
      const { status, body } = await ask(route, others.users.owner, { method, params, json: json?.() });
      expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
    }
    expect(await commentsNow()).toEqual([said]);
  });
});

test.each(routes.filter(([, , method]) => method !== 'GET'))(
  '%s is not for viewers',
  async (_, route, method, json) => {
    expect((await ask(route, team.users.viewer, { method, params: path, json: json?.() })).status).toBe(403);
    expect(await commentsNow()).toEqual([said]);
  },
);

describe('a comment', () => {
  test('is added once with 201, and sent again answered with 200', async () => {
    const sent = { method: 'POST', params: path, json: { id: newId(), body: ' Page **4**. ' } };
    const first = await ask(POST, team.users.other, sent);
    expect(first).toMatchObject({
      status: 201,
      body: { body: 'Page **4**.', authorId: team.users.other.id },
    });
    expect(await ask(POST, team.users.other, sent)).toMatchObject({ status: 200, body: first.body });
    expect(await ask(POST, team.users.checker, sent)).toMatchObject({ status: 409 });
    const list = await ask(GET, team.users.viewer, { params: path });
    expect(list.body).toEqual({ items: [said, first.body], nextCursor: null });
    const page = await ask(GET, team.users.viewer, { params: path, query: `?cursor=${said.id}` });
    expect(page.body).toEqual({ items: [first.body], nextCursor: null });
  });

  test('is changed by whoever wrote it, on its newest version, and by nobody else', async () => {
    const change = (user: typeof team.users.owner, body: string, version: number) =>
      ask(PATCH, user, { method: 'PATCH', params: path, json: { body, version } });
    expect(await change(team.users.owner, 'Never said', 1)).toMatchObject({ status: 403 });
    const changed = await change(team.users.checker, 'Page 4?', 1);
    expect(changed).toMatchObject({ status: 200, body: { body: 'Page 4?', version: 2 } });
    expect(await change(team.users.checker, 'Page 5?', 1)).toMatchObject({
      status: 409,
      body: { comment: changed.body },
    });
  });

  test('is deleted by whoever wrote it or an editor', async () => {
    expect(await ask(DELETE, team.users.other, { method: 'DELETE', params: path })).toMatchObject({
      status: 403,
    });
    expect(await ask(DELETE, team.users.editor, { method: 'DELETE', params: path })).toMatchObject({
      status: 204,
    });
    expect(await commentsNow()).toMatchObject([{ id: said.id, body: '', deletedAt: expect.any(String) }]);
  });

  test.each([
    ['no words', { id: newId(), body: '  ' }, 'body'],
    ['too many words', { id: newId(), body: 'x'.repeat(10_001) }, 'body'],
    ['no id', { body: 'Page 4.' }, 'id'],
  ])('with %s is refused, naming the field', async (_, json, field) => {
    const { status, body } = await ask(POST, team.users.checker, { method: 'POST', params: path, json });
    expect(status).toBe(422);
    expect(Object.keys((body as { fields: object }).fields)).toEqual([field]);
  });
});

describe('a thread', () => {
  test('is resolved and reopened', async () => {
    const put = (json: unknown) => ask(PUT, team.users.other, { method: 'PUT', params: path, json });
    expect(await put({ resolved: true })).toMatchObject({
      status: 200,
      body: { comments: 1, resolvedAt: expect.any(String), resolvedById: team.users.other.id },
    });
    expect(await put({ resolved: false })).toMatchObject({
      body: { comments: 1, resolvedAt: null, resolvedById: null },
    });
    expect((await put({ resolved: 'yes' })).status).toBe(422);
  });
});
