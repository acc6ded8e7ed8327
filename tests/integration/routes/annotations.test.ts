import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DELETE, GET, PATCH } from '@/app/api/articles/[articleId]/annotations/[annotationId]/route';
import { POST as RESTORE } from '@/app/api/articles/[articleId]/annotations/[annotationId]/restore/route';
import { POST as CONFIRM } from '@/app/api/articles/[articleId]/annotations/[annotationId]/confirm/route';
import { POST as DECIDE } from '@/app/api/articles/[articleId]/annotations/[annotationId]/decision/route';
import { GET as LIST, POST } from '@/app/api/articles/[articleId]/annotations/route';
import type { AnnotationPage, AnnotationView } from '@/lib/annotations/model';
import { getAnnotation } from '@/lib/annotations/queries';
import { newId } from '@/lib/ids';

import { buildAnnotation } from '../../../prisma/factories/annotations';
import { annotate, at, makeArticle, makeTeam } from '../annotations/world';
import { ask } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let articleId: string;
let claim: AnnotationView;
let path: { articleId: string; annotationId: string };
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  articleId = await makeArticle(team.actors.owner);
  claim = await annotate(team.actors.checker, articleId, '80 metres');
  path = { articleId, annotationId: claim.id };
});

const verify = { articleVersion: 0, changes: { status: { from: 'unchecked', to: 'verified' } } };
const routes = [
  ['GET annotations', LIST, 'GET', undefined],
  ['POST annotations', POST, 'POST', () => buildAnnotation(at('hold'))],
  ['GET annotations/{id}', GET, 'GET', undefined],
  ['PATCH annotations/{id}', PATCH, 'PATCH', () => verify],
  ['DELETE annotations/{id}', DELETE, 'DELETE', undefined],
  ['POST annotations/{id}/restore', RESTORE, 'POST', undefined],
  ['POST annotations/{id}/confirm', CONFIRM, 'POST', () => ({ articleVersion: 0, words: ['80 metres'] })],
  [
    'POST annotations/{id}/decision',
    DECIDE,
    'POST',
    () => ({ decision: 'rejected', articleVersion: 0, words: '' }),
  ],
] as const;

describe.each(routes)('%s', (_, route, method, json) => {
  test('asks those who are not signed in to do so', async () => {
    const { status, type } = await ask(route, null, { method, params: path, json: json?.() });
    expect([status, type]).toEqual([401, 'application/problem+json']);
  });

  test('answers what is of another workspace as what is unknown', async () => {
    const mine = await makeArticle(others.actors.owner);
    const unknown = newId();
    const paths = [
      path,
      { ...path, articleId: unknown },
      { ...path, articleId: 'no-id' },
      // A nested id is never a permission.
      ...(route === LIST || route === POST ? [] : [{ ...path, articleId: mine }]),
    ];
    for (const params of paths) {
      const { status, body } = await ask(route, others.users.owner, { method, params, json: json?.() });
      expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
    }
    expect(await getAnnotation(team.actors.viewer, articleId, claim.id)).toEqual(claim);
  });
});

test.each(routes.filter(([, , method]) => method !== 'GET'))(
  '%s is not for viewers',
  async (_, route, method, json) => {
    const { status } = await ask(route, team.users.viewer, { method, params: path, json: json?.() });
    expect(status).toBe(403);
    expect(await getAnnotation(team.actors.viewer, articleId, claim.id)).toEqual(claim);
  },
);

describe('an annotation', () => {
  test('is made once with 201, and sent again answered with 200', async () => {
    const json = buildAnnotation(at('hold'), { fields: { statement: 'It will.' } });
    const sent = { method: 'POST', params: path, json };
    const first = await ask(POST, team.users.checker, sent);
    expect(first).toMatchObject({ status: 201, body: { id: json.id, fields: { statement: 'It will.' } } });
    expect(await ask(POST, team.users.checker, sent)).toMatchObject({ status: 200, body: first.body });
    const list = await ask(LIST, team.users.viewer, { params: path });
    expect(list.body).toEqual({ items: [claim, first.body], sources: [], lineages: [], nextCursor: null });
  });

  test('is listed page by page', async () => {
    await annotate(team.actors.checker, articleId, 'hold');
    const first = await ask(LIST, team.users.viewer, { params: path, query: '?limit=1' });
    const { nextCursor } = first.body as AnnotationPage;
    expect(nextCursor).toBe(claim.id);
    const last = await ask(LIST, team.users.viewer, {
      params: path,
      query: `?limit=1&cursor=${String(nextCursor)}`,
    });
    expect(last.body).toMatchObject({ items: [{ ranges: [{ exact: 'hold' }] }], nextCursor: null });
  });

  test('is changed, deleted, gone, and restored', async () => {
    const { users } = team;
    const changed = await ask(PATCH, users.other, { method: 'PATCH', params: path, json: verify });
    expect(changed).toMatchObject({ status: 200, body: { status: 'verified', version: 2 } });
    expect(await ask(DELETE, users.checker, { method: 'DELETE', params: path })).toMatchObject({
      status: 204,
    });
    expect(await ask(GET, users.checker, { params: path })).toMatchObject({ status: 404 });
    expect(await ask(PATCH, users.other, { method: 'PATCH', params: path, json: verify })).toMatchObject({
      status: 404,
      body: { detail: 'This annotation was deleted meanwhile. Restore it to go on.' },
    });
    const restored = await ask(RESTORE, users.checker, { method: 'POST', params: path });
    expect(restored).toMatchObject({ status: 200, body: { status: 'verified', version: 4 } });
    expect((await ask(GET, users.viewer, { params: path })).body).toEqual(restored.body);
  });

  test('in conflict tells both values, who it was, and the annotation as it is', async () => {
    const { body: stored } = await ask(PATCH, team.users.other, {
      method: 'PATCH',
      params: path,
      json: verify,
    });
    const json = { articleVersion: 0, changes: { status: { from: 'unchecked', to: 'disputed' } } };
    const late = await ask(PATCH, team.users.checker, { method: 'PATCH', params: path, json });
    expect(late).toMatchObject({
      status: 409,
      type: 'application/problem+json',
      body: {
        code: 'conflict',
        conflicts: [
          { field: 'status', yours: 'disputed', theirs: 'verified', theirsById: team.users.other.id },
        ],
        annotation: stored,
      },
    });
  });

  test('on another version of the text is a conflict', async () => {
    const json = buildAnnotation(at('hold'), { articleVersion: 1 });
    expect(await ask(POST, team.users.checker, { method: 'POST', params: path, json })).toMatchObject({
      status: 409,
      body: { articleVersion: 0 },
    });
  });

  test.each([
    ['no id', { id: undefined }, 'id'],
    ['an unknown kind', { kind: 'rumour' }, 'kind'],
    ['no ranges', { ranges: [] }, 'ranges'],
    ['a range beyond the text', { ranges: [{ role: 'content', start: 0, end: 9_999 }] }, 'ranges'],
    ['a range that is no number', { ranges: [{ role: 'content', start: 'a', end: 2 }] }, 'ranges.0.start'],
    ['a reversed range', { ranges: [{ role: 'content', start: 5, end: 2 }] }, 'ranges.0'],
    ['a range of 2^53', { ranges: [{ role: 'content', start: 0, end: 2 ** 53 }] }, 'ranges.0.end'],
    [
      'too many ranges',
      { ranges: Array.from({ length: 51 }, () => ({ role: 'content', start: 0, end: 1 })) },
      'ranges',
    ],
    ['a field of another kind', { fields: { speaker: 'Ida' } }, 'fields.speaker'],
    ['a field that is too long', { fields: { statement: 'x'.repeat(301) } }, 'fields.statement'],
    ['something unknown', { createdById: newId() }, 'body'],
  ])('with %s is refused, naming the field', async (_, parts, field) => {
    const json = { ...buildAnnotation(at('hold')), ...parts };
    const { status, body } = await ask(POST, team.users.checker, { method: 'POST', params: path, json });
    expect(status).toBe(422);
    expect(Object.keys((body as { fields: object }).fields)).toContain(field);
  });

  test.each([
    ['nothing', { articleVersion: 0, changes: {} }],
    ['another kind', { articleVersion: 0, changes: { kind: { from: 'claim', to: 'note' } } }],
    ['somebody from outside as the one to do it', null],
  ])('is not changed to %s', async (_, given) => {
    const json = given ?? {
      articleVersion: 0,
      changes: { assigneeId: { from: null, to: others.users.owner.id } },
    };
    const { status } = await ask(PATCH, team.users.checker, { method: 'PATCH', params: path, json });
    expect(status).toBe(422);
  });

  test.each(['?limit=0', '?limit=501', '?cursor=x', '?since=1'])('list with %s is refused', async (query) => {
    expect((await ask(LIST, team.users.viewer, { params: path, query })).status).toBe(422);
  });

  test.each(['A\u0000B', 'half \ud800 of one'])(
    'with %j, which no database holds, is refused',
    async (statement) => {
      const json = buildAnnotation(at('hold'), { fields: { statement } });
      expect((await ask(POST, team.users.checker, { method: 'POST', params: path, json })).status).toBe(422);
    },
  );
});
