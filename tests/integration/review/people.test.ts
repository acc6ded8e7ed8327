import { beforeAll, describe, expect, test } from 'vitest';
import { PATCH } from '@/app/api/articles/[articleId]/people/route';
import { archiveArticle } from '@/lib/articles/commands';
import { requireArticleView } from '@/lib/articles/queries';
import { newId } from '@/lib/ids';
import { setPeople } from '@/lib/review/commands/set-people';
import { readChanges } from '@/lib/versions/live-changes';
import { removeMember } from '@/lib/workspaces/commands/members';

import { testDatabase } from '../../support/database';
import { annotate, eventsOf, makeArticle, makeTeam } from '../annotations/world';
import { ask } from '../routes/ask';

const db = testDatabase();
const DUE = '2026-11-24T18:00:00.000Z';
let team: Awaited<ReturnType<typeof makeTeam>>;
beforeAll(async () => {
  team = await makeTeam();
});

const patch = (by: keyof (typeof team)['users'], articleId: string, changes: object) =>
  ask(PATCH, team.users[by], { method: 'PATCH', params: { articleId }, json: { changes } });
const dataOf = async (articleId: string) =>
  (
    await db.event.findMany({
      where: { articleId, type: 'article.people_set' },
      orderBy: { number: 'asc' },
      select: { data: true, actorId: true },
    })
  ).map(({ data, actorId }) => ({ data, actorId }));

describe('who sees to an article', () => {
  test('is said by reviewers and wider roles, once however often it is sent, and told with what it was before', async () => {
    const { reviewer, checker, other } = team.actors;
    const articleId = await makeArticle(team.actors.owner);
    const changes = {
      leadId: { from: null, to: checker.userId },
      reviewerIds: { from: [], to: [reviewer.userId, other.userId] },
      dueAt: { from: null, to: '2026-11-24T18:00:00Z' },
    };
    expect(await patch('checker', articleId, changes)).toMatchObject({ status: 403 });
    expect(await patch('viewer', articleId, changes)).toMatchObject({ status: 403 });
    const people = {
      leadId: checker.userId,
      reviewerIds: [reviewer.userId, other.userId].toSorted(),
      dueAt: DUE,
    };
    for (const _ of [1, 2]) {
      expect(await patch('reviewer', articleId, changes)).toMatchObject({ status: 200, body: people });
    }
    expect(await requireArticleView(team.actors.viewer, articleId)).toMatchObject(people);
    await patch('editor', articleId, {
      reviewerIds: { from: people.reviewerIds, to: [other.userId] },
      dueAt: { from: DUE, to: null },
    });
    expect(await dataOf(articleId)).toEqual([
      {
        actorId: reviewer.userId,
        data: {
          changes: {
            leadId: { from: null, to: checker.userId },
            reviewerIds: { from: [], to: people.reviewerIds },
            dueAt: { from: null, to: DUE },
          },
        },
      },
      {
        actorId: team.actors.editor.userId,
        data: {
          changes: {
            reviewerIds: { from: people.reviewerIds, to: [other.userId] },
            dueAt: { from: DUE, to: null },
          },
        },
      },
    ]);
  });

  test('is left alone when somebody else said otherwise meanwhile, and both are told', async () => {
    const { owner, checker, other } = team.actors;
    const articleId = await makeArticle(owner);
    await setPeople(owner, articleId, { leadId: { from: null, to: checker.userId } });
    const late = { leadId: { from: null, to: other.userId }, dueAt: { from: null, to: DUE } };
    expect(await patch('reviewer', articleId, late)).toMatchObject({
      status: 409,
      body: {
        conflicts: [{ field: 'leadId', yours: other.userId, theirs: checker.userId }],
        people: { leadId: checker.userId, reviewerIds: [], dueAt: null },
      },
    });
    expect((await requireArticleView(owner, articleId)).dueAt).toBeNull();
  });

  test('of two who say it at once is what the first of them said', async () => {
    const { owner, editor, checker, other } = team.actors;
    const articleId = await makeArticle(owner);
    const outcomes = await Promise.allSettled([
      setPeople(owner, articleId, { leadId: { from: null, to: checker.userId } }),
      setPeople(editor, articleId, { leadId: { from: null, to: other.userId } }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await dataOf(articleId)).toHaveLength(1);
  });

  test('is said once, however often it is sent at once', async () => {
    const { owner, checker } = team.actors;
    const articleId = await makeArticle(owner);
    const changes = { leadId: { from: null, to: checker.userId }, dueAt: { from: null, to: DUE } };
    const told = await Promise.all(Array.from({ length: 5 }, () => setPeople(owner, articleId, changes)));
    expect(new Set(told.map((people) => JSON.stringify(people))).size).toBe(1);
    expect(await dataOf(articleId)).toHaveLength(1);
  });

  test('are members, and an archived article waits for nobody', async () => {
    const { owner } = team.actors;
    const articleId = await makeArticle(owner);
    const stranger = (await makeTeam()).actors.owner;
    for (const userId of [newId(), stranger.userId]) {
      expect(await patch('owner', articleId, { leadId: { from: null, to: userId } })).toMatchObject({
        status: 422,
        body: { fields: { leadId: 'This person is not a member of the workspace.' } },
      });
      const reviewers = { reviewerIds: { from: [], to: [owner.userId, userId] } };
      expect(await patch('owner', articleId, reviewers)).toMatchObject({
        status: 422,
        body: { fields: { reviewerIds: expect.any(String) as string } },
      });
    }
    await expect(
      setPeople(stranger, articleId, { leadId: { from: null, to: stranger.userId } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await archiveArticle(owner, articleId);
    expect(await patch('owner', articleId, { dueAt: { from: null, to: DUE } })).toMatchObject({
      status: 409,
    });
    expect((await eventsOf(articleId)).map(({ type }) => type)).toEqual(['article.archived']);
  });

  test('is told to open desks', async () => {
    const { owner, checker } = team.actors;
    const articleId = await makeArticle(owner);
    await setPeople(owner, articleId, {
      leadId: { from: null, to: checker.userId },
      reviewerIds: { from: [], to: [checker.userId] },
    });
    const told = await readChanges(team.actors.viewer, articleId, 1);
    expect(told).toMatchObject({
      outcome: 'changes',
      message: {
        annotations: [],
        gone: [],
        article: {
          facts: { leadId: checker.userId, reviewerIds: [checker.userId], dueAt: null },
          deeds: [{ what: 'people', byId: owner.userId }],
        },
      },
    });
  });
});

describe('a member who is removed', () => {
  test('leads and reviews nothing any more, and open desks are told, with nobody noted as having changed the article', async () => {
    const { actors } = await makeTeam();
    const { owner, checker, reviewer, editor } = actors;
    const [led, reviewed, spared] = [
      await makeArticle(editor),
      await makeArticle(editor),
      await makeArticle(editor),
    ];
    await setPeople(editor, led, { leadId: { from: null, to: checker.userId } });
    await setPeople(editor, reviewed, {
      leadId: { from: null, to: reviewer.userId },
      reviewerIds: { from: [], to: [checker.userId, reviewer.userId] },
    });
    await setPeople(editor, spared, { reviewerIds: { from: [], to: [reviewer.userId] } });
    const { id } = await annotate(editor, led, '80 metres');
    await db.annotation.update({
      where: { workspaceId_id: { workspaceId: owner.workspaceId, id } },
      data: { assigneeId: checker.userId },
    });
    await removeMember(owner, checker.userId);

    expect(await requireArticleView(owner, led)).toMatchObject({ leadId: null, updatedById: editor.userId });
    expect(await requireArticleView(owner, reviewed)).toMatchObject({
      leadId: reviewer.userId,
      reviewerIds: [reviewer.userId],
    });
    expect((await dataOf(led)).at(-1)).toEqual({
      actorId: owner.userId,
      data: { changes: { leadId: { from: checker.userId, to: null } } },
    });
    expect((await dataOf(reviewed)).at(-1)).toEqual({
      actorId: owner.userId,
      data: {
        changes: {
          reviewerIds: { from: [checker.userId, reviewer.userId].toSorted(), to: [reviewer.userId] },
        },
      },
    });
    expect(await dataOf(spared)).toHaveLength(1);
    expect((await eventsOf(led)).at(-1)).toEqual({ type: 'annotation.unassigned', subjectId: id });
  });

  test('is never left on an article to which they are given at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const { actors } = await makeTeam();
      const { owner, editor, checker } = actors;
      const articleId = await makeArticle(owner);
      const changes = {
        leadId: { from: null, to: checker.userId },
        reviewerIds: { from: [], to: [checker.userId] },
        authorId: { from: null, to: checker.userId },
      };
      await Promise.allSettled([setPeople(editor, articleId, changes), removeMember(owner, checker.userId)]);
      expect(await requireArticleView(owner, articleId)).toMatchObject({
        leadId: null,
        reviewerIds: [],
        authorId: null,
      });
    }
  });
});
