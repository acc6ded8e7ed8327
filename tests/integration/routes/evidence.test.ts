import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  DELETE,
  PATCH,
} from '@/app/api/articles/[articleId]/annotations/[annotationId]/evidence/[evidenceId]/route';
import { POST as RESTORE } from '@/app/api/articles/[articleId]/annotations/[annotationId]/evidence/[evidenceId]/restore/route';
import { POST } from '@/app/api/articles/[articleId]/annotations/[annotationId]/evidence/route';
import { linkSource } from '@/lib/evidence/commands/link-source';
import type { EvidenceView } from '@/lib/evidence/model';
import { getAnnotation } from '@/lib/annotations/queries';

import { buildEvidence } from '../../../prisma/factories/annotations';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { ask } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let sourceId: string;
let linked: EvidenceView;
let path: { articleId: string; annotationId: string; evidenceId: string };
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
  sourceId = (await addSource(team.actors.checker)).id;
});
beforeEach(async () => {
  const { checker } = team.actors;
  const articleId = await makeArticle(team.actors.owner);
  const { id: annotationId } = await annotate(checker, articleId, '80 metres');
  linked = (await linkSource(checker, articleId, annotationId, buildEvidence(sourceId))).evidence;
  path = { articleId, annotationId, evidenceId: linked.id };
});
const evidenceNow = async () =>
  (await getAnnotation(team.actors.viewer, path.articleId, path.annotationId))?.evidence;

function changeTo(parts: object, version = 1) {
  const { id: _id, sourceId: _sourceId, ...fields } = buildEvidence(sourceId);
  return { ...fields, version, ...parts };
}
const routes = [
  ['POST evidence', POST, 'POST', () => buildEvidence(sourceId)],
  ['PATCH evidence/{id}', PATCH, 'PATCH', () => changeTo({ note: 'Seen.' })],
  ['DELETE evidence/{id}', DELETE, 'DELETE', undefined],
  ['POST evidence/{id}/restore', RESTORE, 'POST', undefined],
] as const;

describe.each(routes)('%s', (_, route, method, json) => {
  test('asks those who are not signed in to do so', async () => {
    expect((await ask(route, null, { method, params: path, json: json?.() })).status).toBe(401);
  });

  test('answers what is of another workspace as what is unknown', async () => {
    const mine = await makeArticle(others.actors.owner);
    const own = await annotate(others.actors.owner, mine, 'hold');
    const paths = [path, { ...path, articleId: mine }, { ...path, articleId: mine, annotationId: own.id }];
    for (const params of paths) {
      const { status, body } = await ask(route, others.users.owner, { method, params, json: json?.() });
      expect([status, body]).toEqual([404, expect.objectContaining({ code: 'not_found' })]);
    }
    expect(await evidenceNow()).toEqual([linked]);
  });

  test('is not for viewers', async () => {
    expect((await ask(route, team.users.viewer, { method, params: path, json: json?.() })).status).toBe(403);
    expect(await evidenceNow()).toEqual([linked]);
  });
});

describe('evidence', () => {
  test('is linked once with 201, and sent again answered with 200', async () => {
    const json = buildEvidence(sourceId, { locatorType: 'page', locator: '4', excerpt: '“78.5 m”' });
    const sent = { method: 'POST', params: path, json };
    const first = await ask(POST, team.users.other, sent);
    expect(first).toMatchObject({
      status: 201,
      body: { ...json, annotationId: path.annotationId, seenOriginal: null },
    });
    expect(await ask(POST, team.users.other, sent)).toMatchObject({ status: 200, body: first.body });
    expect(await evidenceNow()).toEqual([linked, first.body]);
  });

  test('is changed, and in conflict told as it is', async () => {
    const patch = (json: unknown) => ask(PATCH, team.users.other, { method: 'PATCH', params: path, json });
    const changed = await patch(changeTo({ relation: 'contradicted_by' }));
    expect(changed).toMatchObject({ status: 200, body: { relation: 'contradicted_by', version: 2 } });
    expect(await patch(changeTo({ note: 'Late' }))).toMatchObject({
      status: 409,
      body: { evidence: changed.body },
    });
  });

  test('is unlinked and restored', async () => {
    expect(await ask(DELETE, team.users.other, { method: 'DELETE', params: path })).toMatchObject({
      status: 204,
    });
    expect(await evidenceNow()).toEqual([]);
    expect(await ask(RESTORE, team.users.checker, { method: 'POST', params: path })).toMatchObject({
      status: 200,
      body: { id: linked.id, version: 3 },
    });
  });

  test('of a source of another workspace is not found', async () => {
    const theirs = await addSource(others.actors.owner);
    const json = buildEvidence(theirs.id);
    expect(await ask(POST, team.users.checker, { method: 'POST', params: path, json })).toMatchObject({
      status: 404,
    });
  });

  test.each([
    ['an unknown relation', { relation: 'likes' }, 'relation'],
    ['a locator without its type', { locator: '4' }, 'locator'],
    ['a type without its locator', { locatorType: 'page' }, 'locator'],
    ['an excerpt that is too long', { excerpt: 'x'.repeat(5_001) }, 'excerpt'],
    ['no source', { sourceId: undefined }, 'sourceId'],
  ])('with %s is refused, naming the field', async (_, parts, field) => {
    const json = { ...buildEvidence(sourceId), ...parts };
    const { status, body } = await ask(POST, team.users.checker, { method: 'POST', params: path, json });
    expect(status).toBe(422);
    expect(Object.keys((body as { fields: object }).fields)).toEqual([field]);
  });
});
