import { beforeAll, describe, expect, test } from 'vitest';
import { PATCH as PATCH_ARTICLE } from '@/app/api/articles/[articleId]/route';
import { PATCH } from '@/app/api/articles/[articleId]/people/route';
import { archiveArticle } from '@/lib/articles/commands';
import { requireArticleView } from '@/lib/articles/queries';
import { newId } from '@/lib/ids';
import { setPeople } from '@/lib/review/commands/set-people';
import { readChanges } from '@/lib/versions/live-changes';

import { testDatabase } from '../../support/database';
import { eventsOf, makeArticle, makeTeam } from '../annotations/world';
import { ask } from '../routes/ask';
import { fingerprint } from '../routes/sweep/fingerprint';
import { write } from '../steps/world';

const db = testDatabase();
const STRANGE = 'This person is not a member of the workspace.';
let team: Awaited<ReturnType<typeof makeTeam>>;
beforeAll(async () => {
  team = await makeTeam();
});

const patch = (by: keyof (typeof team)['users'], articleId: string, changes: object) =>
  ask(PATCH, team.users[by], { method: 'PATCH', params: { articleId }, json: { changes } });
const toldOf = async (articleId: string) =>
  await db.event.findMany({
    where: { articleId, type: { in: ['article.author_assigned', 'article.people_set'] } },
    orderBy: { number: 'asc' },
    select: { type: true, data: true },
  });

/** Does what changes nothing in the workspace. */
async function changesNothing(act: () => Promise<unknown>): Promise<void> {
  const before = await fingerprint(team.workspace.id);
  await act();
  expect(await fingerprint(team.workspace.id)).toEqual(before);
}

test('an editor assigns an article to its author, who may then write in it, and takes it back', async () => {
  const { actors } = team;
  const articleId = await makeArticle(actors.owner);
  const author = (to: string) => ({ authorId: { from: null, to } });
  expect((await patch('reviewer', articleId, author(actors.viewer.userId))).status).toBe(403);
  expect(await patch('editor', articleId, author(newId()))).toMatchObject({
    status: 422,
    body: { fields: { authorId: STRANGE } },
  });
  for (const _ of [1, 2]) {
    expect(await patch('editor', articleId, author(actors.viewer.userId))).toMatchObject({
      status: 200,
      body: { authorId: actors.viewer.userId },
    });
  }
  expect((await requireArticleView(actors.viewer, articleId)).authorId).toBe(actors.viewer.userId);
  const type = () => write(actors.viewer, articleId, (tr) => tr.insertText('x', 1));
  expect(await type()).toMatchObject({ accepted: true });
  await setPeople(actors.owner, articleId, { authorId: { from: actors.viewer.userId, to: null } });
  await expect(type()).rejects.toMatchObject({ code: 'forbidden' });
  expect(await toldOf(articleId)).toEqual([
    { type: 'article.author_assigned', data: { from: null, to: actors.viewer.userId } },
    { type: 'article.author_assigned', data: { from: actors.viewer.userId, to: null } },
  ]);
});

test('an author is assigned as one of the article’s people and in no other way', async () => {
  const { actors, users } = team;
  const articleId = await makeArticle(actors.owner);
  const json = { authorId: actors.viewer.userId };
  await changesNothing(async () => {
    const answer = await ask(PATCH_ARTICLE, users.owner, { method: 'PATCH', params: { articleId }, json });
    expect(answer.status).toBe(422);
  });
});

describe('an author who is assigned together with others', () => {
  const both = () => ({
    leadId: { from: null, to: team.actors.checker.userId },
    authorId: { from: null, to: team.actors.viewer.userId },
  });

  test('is written with them in one transaction, told in the log, to open desks and to each of them', async () => {
    const { owner, editor, checker, viewer } = team.actors;
    const articleId = await makeArticle(owner);
    const people = { leadId: checker.userId, reviewerIds: [], dueAt: null, authorId: viewer.userId };
    for (const _ of [1, 2]) {
      expect(await patch('editor', articleId, both())).toMatchObject({ status: 200, body: people });
    }
    expect(await requireArticleView(viewer, articleId)).toMatchObject(people);
    expect(await toldOf(articleId)).toEqual([
      { type: 'article.author_assigned', data: both().authorId },
      { type: 'article.people_set', data: { changes: { leadId: both().leadId } } },
    ]);
    // The transaction that wrote each row.
    const [log] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT xmin::text)::int AS count FROM events
      WHERE article_id = ${articleId}::uuid AND type IN ('article.author_assigned', 'article.people_set')`;
    expect(log).toEqual({ count: 1 });
    expect(await readChanges(viewer, articleId, 1)).toMatchObject({
      message: {
        article: {
          facts: people,
          deeds: [
            { what: 'author', byId: editor.userId },
            { what: 'people', byId: editor.userId },
          ],
        },
      },
    });
    const notices = await db.notice.findMany({ where: { articleId }, select: { userId: true, kind: true } });
    expect(new Set(notices.map(({ userId, kind }) => `${userId} ${kind}`))).toEqual(
      new Set([`${checker.userId} assigned`, `${viewer.userId} assigned`]),
    );
  });

  test('is refused with them, whichever of them is no member', async () => {
    const articleId = await makeArticle(team.actors.owner);
    const { leadId, authorId } = both();
    const strange = { from: null, to: (await makeTeam()).actors.owner.userId };
    await changesNothing(async () => {
      expect(await patch('editor', articleId, { leadId, authorId: strange })).toMatchObject({
        status: 422,
        body: { detail: STRANGE, fields: { authorId: STRANGE } },
      });
      expect(await patch('editor', articleId, { leadId: strange, authorId })).toMatchObject({
        status: 422,
        body: { detail: STRANGE, fields: { leadId: STRANGE } },
      });
    });
  });

  test('is refused with them where somebody else named another author meanwhile', async () => {
    const { owner, reviewer, viewer } = team.actors;
    const articleId = await makeArticle(owner);
    await setPeople(owner, articleId, { authorId: { from: null, to: reviewer.userId } });
    await changesNothing(async () => {
      expect(await patch('editor', articleId, both())).toMatchObject({
        status: 409,
        body: {
          conflicts: [{ field: 'authorId', yours: viewer.userId, theirs: reviewer.userId }],
          people: { leadId: null, reviewerIds: [], dueAt: null, authorId: reviewer.userId },
        },
      });
    });
  });

  test('is refused with them to a reviewer, who may name the others', async () => {
    const articleId = await makeArticle(team.actors.owner);
    const { leadId } = both();
    await changesNothing(async () => {
      expect(await patch('reviewer', articleId, both())).toMatchObject({
        status: 403,
        body: { detail: 'Your role does not let you assign articles to authors.' },
      });
    });
    expect(await patch('reviewer', articleId, { leadId })).toMatchObject({ status: 200 });
  });

  test('is refused with them where the article is archived', async () => {
    const { owner } = team.actors;
    const articleId = await makeArticle(owner);
    await archiveArticle(owner, articleId);
    for (const changes of [both(), { authorId: both().authorId }]) {
      expect(await patch('editor', articleId, changes)).toMatchObject({ status: 409 });
    }
    expect((await eventsOf(articleId)).map(({ type }) => type)).toEqual(['article.archived']);
  });
});
