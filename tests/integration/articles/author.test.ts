import { beforeAll, expect, test } from 'vitest';
import { PATCH } from '@/app/api/articles/[articleId]/route';
import { assignAuthor } from '@/lib/articles/commands';
import { requireArticleView } from '@/lib/articles/queries';
import { newId } from '@/lib/ids';

import { testDatabase } from '../../support/database';
import { makeArticle, makeTeam } from '../annotations/world';
import { ask } from '../routes/ask';
import { write } from '../steps/world';

let team: Awaited<ReturnType<typeof makeTeam>>;
beforeAll(async () => {
  team = await makeTeam();
});

test('an editor assigns an article to its author, who may then write in it, and takes it back', async () => {
  const { actors, users } = team;
  const articleId = await makeArticle(actors.owner);
  const patch = (by: keyof typeof users, authorId: string | null) =>
    ask(PATCH, users[by], { method: 'PATCH', params: { articleId }, json: { authorId } });
  expect((await patch('reviewer', actors.viewer.userId)).status).toBe(403);
  expect((await patch('editor', newId())).status).toBe(422);
  for (const _ of [1, 2]) {
    expect(await patch('editor', actors.viewer.userId)).toMatchObject({
      status: 200,
      body: { authorId: actors.viewer.userId },
    });
  }
  expect((await requireArticleView(actors.viewer, articleId)).authorId).toBe(actors.viewer.userId);
  const type = () => write(actors.viewer, articleId, (tr) => tr.insertText('x', 1));
  expect(await type()).toMatchObject({ accepted: true });
  await assignAuthor(actors.owner, articleId, null);
  await expect(type()).rejects.toMatchObject({ code: 'forbidden' });
  const events = await testDatabase().event.findMany({
    where: { articleId, type: 'article.author_assigned' },
    orderBy: { number: 'asc' },
    select: { data: true },
  });
  expect(events.map((event) => event.data)).toEqual([
    { from: null, to: actors.viewer.userId },
    { from: actors.viewer.userId, to: null },
  ]);
});
