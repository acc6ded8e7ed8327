import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { deleteComment, editComment } from '@/lib/annotations/commands/change-comment';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { setThreadResolved } from '@/lib/annotations/commands/set-thread-resolved';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { AnnotationView } from '@/lib/annotations/model';
import { getAnnotation, listAllComments, listComments } from '@/lib/annotations/queries';
import { archiveArticle } from '@/lib/articles/commands';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';

import { testDatabase } from '../../support/database';
import { annotate, eventsOf, makeArticle, makeTeam } from './world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let stranger: typeof team;
let articleId: string;
let claim: AnnotationView;
beforeAll(async () => {
  [team, stranger] = [(await makeTeam()).actors, (await makeTeam()).actors];
});
beforeEach(async () => {
  articleId = await makeArticle(team.owner);
  claim = await annotate(team.checker, articleId, '80 metres');
});

async function comment(actor: Actor, body: string, id = newId()): Promise<CommentView> {
  return (await addComment(actor, articleId, claim.id, { id, body })).comment;
}
const pathOf = (commentId: string) => ({ articleId, annotationId: claim.id, commentId });
const threadOf = async () => (await getAnnotation(team.checker, articleId, claim.id))?.thread;

describe('talking about an annotation', () => {
  test('begins with the first comment and goes on from the oldest', async () => {
    expect(await threadOf()).toEqual({ comments: 0, resolvedAt: null, resolvedById: null });
    const first = await comment(team.checker, 'Where is this from?');
    const second = await comment(team.other, 'The **board**, page 4.');
    expect(first).toMatchObject({
      authorId: team.checker.userId,
      version: 1,
      editedAt: null,
      deletedAt: null,
    });
    expect(await listComments(team.viewer, articleId, claim.id)).toEqual({
      items: [first, second],
      nextCursor: null,
    });
    expect(await threadOf()).toMatchObject({ comments: 2 });
    expect((await eventsOf(articleId)).slice(1)).toEqual([
      { type: 'comment.added', subjectId: first.id },
      { type: 'comment.added', subjectId: second.id },
    ]);
  });

  test('is paged, also where comments were made in the same moment', async () => {
    const made = [];
    for (const word of ['one', 'two', 'three', 'four', 'five']) made.push(await comment(team.checker, word));
    await db.comment.updateMany({ where: { annotationId: claim.id }, data: { createdAt: new Date() } });
    const bodies: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 3; page++) {
      const { items, nextCursor } = await listComments(team.checker, articleId, claim.id, {
        limit: 2,
        ...(cursor && { cursor }),
      });
      bodies.push(...items.map((item) => item.body));
      cursor = nextCursor ?? undefined;
    }
    expect(cursor).toBeUndefined();
    expect(bodies).toEqual(made.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((each) => each.body));
    await expect(listComments(team.checker, articleId, claim.id, { cursor: newId() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('sent twice says it once, also after an edit', async () => {
    const id = newId();
    const twice = await Promise.all([1, 2].map(() => comment(team.checker, 'Once', id)));
    expect(twice[0]).toEqual(twice[1]);
    await editComment(team.checker, pathOf(id), { body: 'Twice', version: 1 });
    expect(await comment(team.checker, 'Once', id)).toMatchObject({ body: 'Twice', version: 2 });
    expect(await threadOf()).toMatchObject({ comments: 1 });
    await expect(comment(team.checker, 'Other words', id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(comment(team.other, 'Once', id)).rejects.toMatchObject({ code: 'conflict' });
    await deleteComment(team.checker, pathOf(id));
    await expect(comment(team.checker, 'Once', id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is refused to viewers, in the archive, on what is deleted, and to others', async () => {
    await expect(comment(team.viewer, 'Hello')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(comment(stranger.owner, 'Hello')).rejects.toMatchObject({ code: 'not_found' });
    await expect(listComments(stranger.owner, articleId, claim.id)).rejects.toMatchObject({
      code: 'not_found',
    });
    const second = await makeArticle(team.owner);
    await expect(
      addComment(team.owner, second, claim.id, { id: newId(), body: 'Hello' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(listComments(team.owner, second, claim.id)).rejects.toMatchObject({ code: 'not_found' });
    await deleteAnnotation(team.checker, articleId, claim.id);
    await expect(comment(team.owner, 'Hello')).rejects.toMatchObject({ code: 'not_found' });
    await expect(listComments(team.owner, articleId, claim.id)).rejects.toMatchObject({ code: 'not_found' });
    await archiveArticle(team.owner, articleId);
    await expect(comment(team.owner, 'Hello')).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('changing what one said', () => {
  test('keeps what was said before', async () => {
    const said = await comment(team.checker, 'Page 3.');
    const edited = await editComment(team.checker, pathOf(said.id), { body: 'Page 4.', version: 1 });
    expect(edited).toMatchObject({ body: 'Page 4.', version: 2, editedAt: expect.any(String) });
    expect(await editComment(team.checker, pathOf(said.id), { body: 'Page 4.', version: 1 })).toEqual(edited);
    await expect(
      editComment(team.checker, pathOf(said.id), { body: 'Page 5.', version: 1 }),
    ).rejects.toMatchObject({ code: 'conflict', details: { comment: edited } });
    const trace = await db.commentEdit.findMany({ where: { commentId: said.id } });
    expect(trace).toMatchObject([{ version: 1, body: 'Page 3.' }]);
  });

  test('is for oneself only; deleting is for editors too', async () => {
    const said = await comment(team.checker, 'Page 3.');
    for (const actor of [team.owner, team.other]) {
      await expect(editComment(actor, pathOf(said.id), { body: 'Never.', version: 1 })).rejects.toMatchObject(
        { code: 'forbidden' },
      );
    }
    for (const actor of [team.other, team.reviewer, team.viewer]) {
      await expect(deleteComment(actor, pathOf(said.id))).rejects.toMatchObject({ code: 'forbidden' });
    }
    await deleteComment(team.editor, pathOf(said.id));
  });

  test('deletes the words, keeps the place and the trace', async () => {
    const said = await comment(team.checker, 'Page 3.');
    const answer = await comment(team.other, 'Thanks.');
    await deleteComment(team.checker, pathOf(said.id));
    await deleteComment(team.checker, pathOf(said.id));
    const { items } = await listComments(team.viewer, articleId, claim.id);
    expect(items).toMatchObject([{ id: said.id, body: '', deletedAt: expect.any(String) }, answer]);
    expect(await threadOf()).toMatchObject({ comments: 1 });
    expect([...(await listAllComments(team.viewer, articleId)).values()]).toEqual([[answer]]);
    expect(await db.commentEdit.findMany({ where: { commentId: said.id } })).toMatchObject([
      { body: 'Page 3.' },
    ]);
    await expect(
      editComment(team.checker, pathOf(said.id), { body: 'Back', version: 2 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect((await eventsOf(articleId)).map(({ type }) => type).slice(-1)).toEqual(['comment.deleted']);
  });

  test('does not find a comment by way of another annotation, or of others', async () => {
    const said = await comment(team.checker, 'Page 3.');
    const other = await annotate(team.checker, articleId, 'observers said');
    const path = { articleId, annotationId: other.id, commentId: said.id };
    await expect(deleteComment(team.owner, path)).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteComment(stranger.owner, pathOf(said.id))).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteComment(team.owner, pathOf(newId()))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('resolving', () => {
  test('says who and when, once, and a new comment reopens it', async () => {
    await comment(team.checker, 'Where is this from?');
    const resolved = await setThreadResolved(team.other, articleId, claim.id, true);
    expect(resolved).toEqual({
      comments: 1,
      resolvedAt: expect.any(String),
      resolvedById: team.other.userId,
    });
    expect(await setThreadResolved(team.editor, articleId, claim.id, true)).toEqual(resolved);
    expect(await threadOf()).toEqual(resolved);
    await comment(team.checker, 'It is not.');
    expect(await threadOf()).toEqual({ comments: 2, resolvedAt: null, resolvedById: null });
    await setThreadResolved(team.other, articleId, claim.id, true);
    await setThreadResolved(team.checker, articleId, claim.id, false);
    expect((await eventsOf(articleId)).map(({ type }) => type).slice(1)).toEqual([
      'comment.added',
      'thread.resolved',
      'comment.added',
      'thread.reopened',
      'thread.resolved',
      'thread.reopened',
    ]);
  });

  test('needs something that was said, and somebody who may', async () => {
    await expect(setThreadResolved(team.checker, articleId, claim.id, true)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await setThreadResolved(team.checker, articleId, claim.id, false)).toMatchObject({ comments: 0 });
    await comment(team.checker, 'Hm.');
    await expect(setThreadResolved(team.viewer, articleId, claim.id, true)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(setThreadResolved(stranger.owner, articleId, claim.id, true)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
