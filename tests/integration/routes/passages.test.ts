import { beforeAll, beforeEach, expect, test } from 'vitest';

import { GET } from '@/app/api/articles/[articleId]/annotations/[annotationId]/passages/route';
import { passageAnswerSchema } from '@/lib/captures/find-model';

import { testDatabase } from '../../support/database';
import { addSource, annotate, makeArticle, makeTeam } from '../annotations/world';
import { keep } from '../captures/world';
import { ask } from './ask';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let params: { articleId: string; annotationId: string };
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
  const { checker } = team.actors;
  const articleId = await makeArticle(checker);
  const { id: annotationId } = await annotate(checker, articleId, 'The northern quay is 80 metres long');
  params = { articleId, annotationId };
  const { id } = await addSource(checker, { title: 'The survey of quays' });
  await keep(checker, id, 'Of all quays the northern one is the longest: 80 metres.');
});
beforeEach(async () => {
  await testDatabase().rateLimit.deleteMany();
});

test('asks those who are not signed in to do so', async () => {
  expect((await ask(GET, null, { params })).status).toBe(401);
});

test('answers an annotation of another workspace as one that is not there', async () => {
  expect((await ask(GET, others.users.owner, { params })).status).toBe(404);
});

test('tells every member the likeliest passages', async () => {
  const { status, body } = await ask(GET, team.users.viewer, { params });
  expect(status).toBe(200);
  expect(passageAnswerSchema.parse(body)).toMatchObject({
    copies: 1,
    isCut: false,
    items: [{ sourceTitle: 'The survey of quays', copyNumber: 1 }],
  });
});

test.each(['?limit=0', '?limit=51', '?limit=x', '?sourceId=no-id', '?other=1'])(
  'refuses %s',
  async (query) => {
    expect((await ask(GET, team.users.viewer, { params, query })).status).toBe(422);
  },
);
