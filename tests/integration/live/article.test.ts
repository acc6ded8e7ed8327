import { beforeAll, expect, test } from 'vitest';

import { archiveArticle, restoreArticle, updateArticleFields } from '@/lib/articles/commands';
import { requireArticleView } from '@/lib/articles/queries';
import { setPeople } from '@/lib/review/commands/set-people';
import { readChanges } from '@/lib/versions/live-changes';

import { annotate, makeArticle, makeTeam } from '../annotations/world';
import { happen } from './world';

let team: Awaited<ReturnType<typeof makeTeam>>;
beforeAll(async () => {
  team = await makeTeam();
});

async function messageAfter(articleId: string, after: number) {
  const changes = await readChanges(team.actors.viewer, articleId, after);
  if (changes.outcome !== 'changes') throw new Error(`Nothing was told: ${changes.outcome}`);
  return changes.message;
}

test('who follows an article is told how it stands and what each person did to it, in order', async () => {
  const { checker, editor, owner, viewer } = team.actors;
  const articleId = await makeArticle(owner);
  const { title } = await requireArticleView(owner, articleId);
  await updateArticleFields(checker, articleId, {
    title: { from: title, to: 'The mill, again' },
    outlet: { from: '', to: 'Orsk Bell' },
  });
  await setPeople(editor, articleId, { authorId: { from: null, to: viewer.userId } });
  await archiveArticle(owner, articleId);

  const { number, article, annotations } = await messageAfter(articleId, 1);
  expect(number).toBe(4);
  expect(annotations).toEqual([]);
  expect(article?.facts).toEqual({
    title: 'The mill, again',
    byline: '',
    outlet: 'Orsk Bell',
    agency: '',
    publishedAt: '',
    url: '',
    language: 'en',
    authorId: viewer.userId,
    leadId: null,
    reviewerIds: [],
    dueAt: null,
    state: 'imported',
    archivedAt: expect.stringMatching(/^\d{4}-.+Z$/) as string,
  });
  expect(article?.deeds).toEqual([
    { what: 'fields', fields: ['title', 'outlet'], byId: checker.userId },
    { what: 'author', byId: editor.userId },
    { what: 'archived', byId: owner.userId },
  ]);

  await restoreArticle(editor, articleId);
  expect((await messageAfter(articleId, number)).article).toMatchObject({
    facts: { archivedAt: null, authorId: viewer.userId },
    deeds: [{ what: 'restored', byId: editor.userId }],
  });
});

test('what is done on the article alone tells nothing of the article itself', async () => {
  const articleId = await makeArticle(team.actors.owner);
  await annotate(team.actors.checker, articleId, '80 metres');
  expect((await messageAfter(articleId, 1)).article).toBeNull();
});

test('an event of a kind that is not known tells how the article stands, and names nobody', async () => {
  const articleId = await makeArticle(team.actors.owner);
  await happen(team.actors.owner, articleId, { type: 'article.ironed' });
  expect((await messageAfter(articleId, 1)).article).toMatchObject({
    facts: { archivedAt: null },
    deeds: [],
  });
});
