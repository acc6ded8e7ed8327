import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { deleteComment, editComment } from '@/lib/annotations/commands/change-comment';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { setReaction } from '@/lib/annotations/commands/set-reaction';
import { changeThread } from '@/lib/annotations/commands/change-thread';
import { listCommentEdits } from '@/lib/annotations/comment-trace';
import { holdsUp, NO_THREAD, type CommentView } from '@/lib/annotations/comment-model';
import type { ReactionKind } from '@/lib/annotations/reaction-model';
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
    expect(await threadOf()).toEqual(NO_THREAD);
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

  test('is read by whoever reads the talk, the newest first; of what was deleted by its writer and editors', async () => {
    const said = await comment(team.checker, 'Page 3.');
    for (const [version, body] of ['Page 4.', 'Page 5.'].entries()) {
      await editComment(team.checker, pathOf(said.id), { body, version: version + 1 });
    }
    const first = await listCommentEdits(team.viewer, pathOf(said.id), { limit: 1 });
    expect(first).toMatchObject({ items: [{ version: 2, body: 'Page 4.' }], nextCursor: '2' });
    expect(await listCommentEdits(team.viewer, pathOf(said.id), { cursor: 2 })).toMatchObject({
      items: [{ version: 1, body: 'Page 3.', replacedAt: expect.any(String) }],
      nextCursor: null,
    });
    await deleteComment(team.editor, pathOf(said.id));
    for (const actor of [team.checker, team.editor, team.owner]) {
      const { items } = await listCommentEdits(actor, pathOf(said.id));
      expect(items.map(({ body }) => body)).toEqual(['Page 5.', 'Page 4.', 'Page 3.']);
    }
    for (const actor of [team.reviewer, team.other, team.viewer]) {
      await expect(listCommentEdits(actor, pathOf(said.id))).rejects.toMatchObject({ code: 'forbidden' });
    }
    const elsewhere = await annotate(team.checker, articleId, 'observers said');
    const wrong = { ...pathOf(said.id), annotationId: elsewhere.id };
    for (const [actor, path] of [
      [team.owner, wrong],
      [stranger.owner, pathOf(said.id)],
    ] as const) {
      await expect(listCommentEdits(actor, path)).rejects.toMatchObject({ code: 'not_found' });
    }
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

describe('reacting to a comment', () => {
  const react = (actor: Actor, commentId: string, kind: ReactionKind, isOn = true) =>
    setReaction(actor, pathOf(commentId), { kind, isOn });

  test('is told by name, once however often it is sent, and is taken back by whoever did', async () => {
    const { id } = await comment(team.checker, 'Page 3.');
    await react(team.other, id, 'doubt');
    await Promise.all([1, 2].map(() => react(team.reviewer, id, 'agree')));
    const shown = await react(team.other, id, 'agree');
    const both = [team.reviewer.userId, team.other.userId];
    expect(shown.reactions).toEqual([
      { kind: 'agree', userIds: both },
      { kind: 'doubt', userIds: [team.other.userId] },
    ]);
    expect((await listComments(team.viewer, articleId, claim.id)).items).toEqual([shown]);
    await react(team.editor, id, 'doubt', false);
    await react(team.other, id, 'doubt', false);
    const after = await react(team.other, id, 'doubt', false);
    expect(after.reactions).toEqual([{ kind: 'agree', userIds: both }]);
    expect((await eventsOf(articleId)).slice(2).map(({ type }) => type)).toEqual([
      'comment.reacted',
      'comment.reacted',
      'comment.reacted',
      'comment.reaction_withdrawn',
    ]);
  });

  test('waits in nobody’s inbox, and makes nothing unread', async () => {
    const { id } = await comment(team.checker, 'Page 3.');
    await react(team.other, id, 'thanks');
    expect(
      await db.notice.count({ where: { workspaceId: team.owner.workspaceId, annotationId: claim.id } }),
    ).toBe(0);
    expect(await threadOf()).toMatchObject({ comments: 1, unread: 0 });
  });

  test('is refused to viewers and on what was deleted, whose reactions go with its words', async () => {
    const { id } = await comment(team.checker, 'Page 3.');
    await react(team.other, id, 'seen');
    await expect(react(team.viewer, id, 'seen')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(react(stranger.owner, id, 'seen')).rejects.toMatchObject({ code: 'not_found' });
    await deleteComment(team.checker, pathOf(id));
    await expect(react(team.other, id, 'agree')).rejects.toMatchObject({ code: 'conflict' });
    expect((await listComments(team.viewer, articleId, claim.id)).items).toMatchObject([{ reactions: [] }]);
  });
});

describe('resolving', () => {
  test('says who and when, once, and a new comment reopens it', async () => {
    await comment(team.checker, 'Where is this from?');
    const resolved = await changeThread(team.other, articleId, claim.id, { resolved: true });
    expect(resolved).toMatchObject({
      comments: 1,
      resolvedAt: expect.any(String),
      resolvedById: team.other.userId,
    });
    expect(await changeThread(team.editor, articleId, claim.id, { resolved: true })).toEqual(resolved);
    expect(await threadOf()).toEqual({ ...resolved, unread: 0 });
    await comment(team.checker, 'It is not.');
    expect(await threadOf()).toMatchObject({ comments: 2, resolvedAt: null, resolvedById: null });
    await changeThread(team.other, articleId, claim.id, { resolved: true });
    await changeThread(team.checker, articleId, claim.id, { resolved: false });
    expect((await eventsOf(articleId)).map(({ type }) => type).slice(1)).toEqual([
      'comment.added',
      'thread.resolved',
      'comment.added',
      'thread.reopened',
      'thread.resolved',
      'thread.reopened',
    ]);
  });

  test('tells who opened it again, by a word or by a comment, until it is resolved once more', async () => {
    await comment(team.checker, 'Where is this from?');
    await changeThread(team.other, articleId, claim.id, { resolved: true });
    expect(await threadOf()).toMatchObject({ resolvedById: team.other.userId, reopenedAt: null });
    await changeThread(team.editor, articleId, claim.id, { resolved: false });
    expect(await threadOf()).toMatchObject({
      resolvedAt: null,
      reopenedAt: expect.any(String),
      reopenedById: team.editor.userId,
    });
    await changeThread(team.other, articleId, claim.id, { resolved: true });
    expect(await threadOf()).toMatchObject({ reopenedAt: null, reopenedById: null });
    await comment(team.reviewer, 'It is not.');
    expect(await threadOf()).toMatchObject({ resolvedAt: null, reopenedById: team.reviewer.userId });
  });

  test('frees an article that a blocking talk holds up, which it does again when it goes on', async () => {
    await expect(changeThread(team.checker, articleId, claim.id, { blocking: true })).rejects.toMatchObject({
      code: 'conflict',
      message: 'Nobody has commented on this, so there is nothing to wait for.',
    });
    const { id } = await comment(team.checker, 'This is libel.');
    const blocked = await changeThread(team.checker, articleId, claim.id, { blocking: true });
    expect(blocked).toMatchObject({ blockingAt: expect.any(String), blockingById: team.checker.userId });
    expect(await changeThread(team.other, articleId, claim.id, { blocking: true })).toEqual({
      ...blocked,
      unread: 1,
    });
    expect(holdsUp(blocked)).toBe(true);
    expect(holdsUp(await changeThread(team.other, articleId, claim.id, { resolved: true }))).toBe(false);
    await comment(team.checker, 'Still.');
    expect(holdsUp((await threadOf()) ?? NO_THREAD)).toBe(true);
    const freed = await changeThread(team.other, articleId, claim.id, { blocking: false });
    expect(freed).toMatchObject({ blockingAt: null, blockingById: null });
    expect(await changeThread(team.other, articleId, claim.id, { blocking: false })).toEqual(freed);
    await expect(changeThread(team.viewer, articleId, claim.id, { blocking: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await changeThread(team.other, articleId, claim.id, { blocking: true });
    const all = (await listComments(team.owner, articleId, claim.id)).items;
    for (const each of all) await deleteComment(team.owner, pathOf(each.id));
    // Nobody could resolve what nobody says any more.
    expect(holdsUp((await threadOf()) ?? NO_THREAD)).toBe(false);
    const types = (await eventsOf(articleId)).map(({ type }) => type);
    expect(types.filter((type) => /blocked/.test(type))).toEqual([
      'thread.blocked',
      'thread.unblocked',
      'thread.blocked',
    ]);
    expect(all.map((each) => each.id)).toContain(id);
  });

  test('needs something that was said, and somebody who may', async () => {
    await expect(changeThread(team.checker, articleId, claim.id, { resolved: true })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await changeThread(team.checker, articleId, claim.id, { resolved: false })).toMatchObject({
      comments: 0,
    });
    await comment(team.checker, 'Hm.');
    await expect(changeThread(team.viewer, articleId, claim.id, { resolved: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(changeThread(stranger.owner, articleId, claim.id, { resolved: true })).rejects.toMatchObject(
      {
        code: 'not_found',
      },
    );
  });
});

test('the talk is locked where the article is published: it is read, and nothing is said, changed, resolved or held up', async () => {
  const { id } = await comment(team.checker, 'Page 3.');
  const other = await comment(team.other, 'Page 4.');
  const locked: [string, () => Promise<unknown>][] = [
    ['a comment', () => comment(team.owner, 'Late.')],
    ['an edit', () => editComment(team.checker, pathOf(id), { body: 'Page 5.', version: 1 })],
    ['a deletion', () => deleteComment(team.owner, pathOf(id))],
    ['a reaction', () => setReaction(team.owner, pathOf(id), { kind: 'agree', isOn: true })],
    ['the end of it', () => changeThread(team.owner, articleId, claim.id, { resolved: true })],
    ['a hold', () => changeThread(team.owner, articleId, claim.id, { blocking: true })],
  ];
  const before = await eventsOf(articleId);
  for (const state of ['published', 'corrected', 'withdrawn'] as const) {
    await db.article.updateMany({ where: { id: articleId }, data: { state } });
    for (const [name, write] of locked) {
      const code = await write().then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
      expect([state, name, code]).toEqual([state, name, 'conflict']);
    }
  }
  expect(await eventsOf(articleId)).toEqual(before);
  expect((await listComments(team.viewer, articleId, claim.id)).items).toMatchObject([{ id }, other]);
});
