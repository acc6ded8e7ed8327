import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { GET } from '@/app/api/articles/[articleId]/annotations/[annotationId]/earlier-ratings/route';
import { createAgent } from '@/lib/agents/commands/create-agent';
import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { FieldsOf } from '@/lib/annotations/kind-model';
import { archiveArticle } from '@/lib/articles/commands';
import type { Actor } from '@/lib/auth/actor';
import { type EarlierRatings, earlierRatingsSchema } from '@/lib/review/ratings-model';

import { buildAgent } from '../../../prisma/factories/agents';
import { buildAnnotation } from '../../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../../prisma/factories/articles';
import { testDatabase } from '../../support/database';
import { makeTeam } from '../annotations/world';
import { ask } from './ask';

const IDA = buildAgent({ name: 'Ida Maren' });
const WORDS = 'The northern quay of Saltmere is 8,150 metres long.';

let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let params: { articleId: string; annotationId: string };
const ids: Record<string, string> = {};

async function claim(actor: Actor, text: string, fields: FieldsOf<'claim'>, agentId?: string) {
  const articleId = await makeArticle(actor, { fields: { title: text }, doc: buildDoc(text) });
  const { annotation } = await createAnnotation(
    actor,
    articleId,
    buildAnnotation([0, text.length], { fields: { ...fields } }),
  );
  if (agentId !== undefined) {
    await changeAnnotation(actor, articleId, annotation.id, {
      articleVersion: 0,
      changes: { 'agents.claimant': { from: null, to: agentId } },
    });
  }
  return { articleId, annotationId: annotation.id };
}

beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
  const { checker, editor } = team.actors;
  await createAgent(checker, IDA);
  params = await claim(checker, WORDS, { verdict: 'accurate' }, IDA.id);
  await claim(others.actors.checker, WORDS, { verdict: 'inaccurate' });
  const like = await claim(checker, 'Saltmere has a northern quay of 8,150 metres.', {
    verdict: 'mostly_accurate',
    verdictRationale: 'The survey has 8,149.',
  });
  const said = await claim(checker, 'Nobody was hurt in the storm.', { verdict: 'unsupported' }, IDA.id);
  const again = await claim(checker, 'Bread was cheaper once.', { verdict: 'accurate' }, IDA.id);
  await claim(checker, 'Nobody rated this yet.', {}, IDA.id);
  const gone = await claim(checker, 'The northern quay of Saltmere leaks.', { verdict: 'mixed' }, IDA.id);
  await deleteAnnotation(checker, gone.articleId, gone.annotationId, {});
  await archiveArticle(editor, again.articleId);
  Object.assign(ids, { like: like.annotationId, said: said.annotationId, again: again.annotationId });
});
beforeEach(async () => {
  await testDatabase().rateLimit.deleteMany();
});

async function read(at = params): Promise<EarlierRatings> {
  const { status, body } = await ask(GET, team.users.viewer, { params: at });
  expect(status).toBe(200);
  return earlierRatingsSchema.parse(body);
}

test('asks those who are not signed in to do so', async () => {
  expect((await ask(GET, null, { params })).status).toBe(401);
});

test('answers an annotation of another workspace as one that is not there', async () => {
  expect((await ask(GET, others.users.owner, { params })).status).toBe(404);
});

describe('how this was rated before', () => {
  test('is told of whoever claims it, in other articles, the newest first, archived ones marked', async () => {
    const { speakers } = await read();
    expect(speakers).toMatchObject([
      {
        agentId: IDA.id,
        name: 'Ida Maren',
        counts: [
          { verdict: 'accurate', claims: 1 },
          { verdict: 'unsupported', claims: 1 },
        ],
        items: [
          { annotationId: ids['again'], verdict: 'accurate', isArchived: true },
          { annotationId: ids['said'], verdict: 'unsupported', isArchived: false },
        ],
      },
    ]);
  });

  test('is told of claims like it, with why, whoever made them', async () => {
    expect(await read()).toMatchObject({
      isCut: false,
      similar: [
        {
          annotationId: ids['like'],
          verdict: 'mostly_accurate',
          rationale: 'The survey has 8,149.',
          words: 'Saltmere has a northern quay of 8,150 metres.',
          articleTitle: 'Saltmere has a northern quay of 8,150 metres.',
          status: 'unchecked',
        },
      ],
    });
  });

  test('is nothing where nothing is known, and in no other workspace', async () => {
    const { checker } = team.actors;
    const alone = await claim(checker, 'Otters swim upstream at dawn.', {});
    expect(await read(alone)).toEqual({ speakers: [], similar: [], isCut: false });
    const theirs = await claim(others.actors.checker, WORDS, {});
    const { body } = await ask(GET, others.users.viewer, { params: theirs });
    expect(earlierRatingsSchema.parse(body).similar.map(({ verdict }) => verdict)).toEqual(['inaccurate']);
  });
});
