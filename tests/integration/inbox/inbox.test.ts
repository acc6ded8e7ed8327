import { beforeEach, describe, expect, test } from 'vitest';

import type { CommentView } from '@/lib/annotations/comment-model';
import { deleteComment } from '@/lib/annotations/commands/change-comment';
import { getAnnotation } from '@/lib/annotations/queries';
import { readThread } from '@/lib/inbox/commands/read-thread';
import { getHead, readChanges } from '@/lib/versions/live-changes';
import { addComment } from '@/lib/annotations/commands/add-comment';
import { changeThread } from '@/lib/annotations/commands/change-thread';
import { deleteAnnotation, restoreAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { Mention } from '@/lib/annotations/mention-model';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';
import { followThread } from '@/lib/inbox/commands/follow-thread';
import { markRead } from '@/lib/inbox/commands/mark-read';
import { getFollow, listNotices } from '@/lib/inbox/queries';
import { noticeWords } from '@/lib/inbox/words-rules';
import { removeMember } from '@/lib/workspaces/commands/members';

import { createUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';
import { annotate, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
let claimId: string;

beforeEach(async () => {
  team = (await makeTeam()).actors;
  articleId = await makeArticle(team.checker);
  claimId = (await annotate(team.checker, articleId, '80 metres long')).id;
});

const say = async (actor: Actor, body: string, mentions: Mention[] = [], id = newId()) =>
  await addComment(actor, articleId, claimId, { id, body, mentions });
const inbox = async (actor: Actor) =>
  (await listNotices(actor)).items.map(({ kind, count, byName, readAt }) => [
    kind,
    count,
    byName,
    readAt === null,
  ]);

describe('the inbox', () => {
  test('has one row for a talk, whatever is said in it, and none of one’s own words', async () => {
    await say(team.other, 'Who says so?');
    await say(team.reviewer, 'The board.');
    expect(await inbox(team.checker)).toEqual([['reply', 2, 'The reviewer', true]]);
    expect(await inbox(team.other)).toEqual([['reply', 1, 'The reviewer', true]]);
    expect(await inbox(team.reviewer)).toEqual([]);
    const [notice] = (await listNotices(team.checker)).items;
    expect(notice).toMatchObject({ articleId, annotationId: claimId, words: '80 metres long' });
  });

  test('calls those who stand in the words, of whatever role, and a comment sent twice calls once', async () => {
    const mentions: Mention[] = [
      { userId: team.viewer.userId, name: 'The viewer' },
      { userId: team.owner.userId, name: 'The owner' },
      { role: 'reviewer', name: 'reviewers' },
    ];
    const id = newId();
    await say(team.other, '@The viewer and @reviewers, look at this.', mentions, id);
    await say(team.other, '@The viewer and @reviewers, look at this.', mentions, id);
    expect(await inbox(team.viewer)).toEqual([['mention', 1, 'The other', true]]);
    expect(await inbox(team.reviewer)).toEqual([['mention', 1, 'The other', true]]);
    expect(await inbox(team.owner)).toEqual([]);
  });

  test('keeps a call as a call while it waits, and begins to count anew once it was read', async () => {
    await say(team.other, '@The checker?', [{ userId: team.checker.userId, name: 'The checker' }]);
    await say(team.other, 'I mean the length.');
    const { items, unread } = await listNotices(team.checker);
    expect([items.map(({ kind, count }) => [kind, count]), unread]).toEqual([[['mention', 2]], 1]);
    await markRead(team.checker, { topicIds: [claimId], until: items[0]?.at ?? '', read: true });
    expect((await listNotices(team.checker, { unread: 'yes' })).items).toEqual([]);
    await say(team.other, 'Thank you.');
    expect(await inbox(team.checker)).toEqual([['reply', 1, 'The other', true]]);
  });

  test('names who called one while that waits, whoever did something in the talk since', async () => {
    await say(team.other, '@The checker?', [{ userId: team.checker.userId, name: 'The checker' }]);
    await changeThread(team.reviewer, articleId, claimId, { blocking: true });
    expect(await inbox(team.checker)).toEqual([['mention', 2, 'The other', true]]);
    await say(team.reviewer, '@The checker!', [{ userId: team.checker.userId, name: 'The checker' }]);
    expect(await inbox(team.checker)).toEqual([['mention', 3, 'The reviewer', true]]);
  });

  test('says what was done with a talk last, also when nobody spoke', async () => {
    const said = async () => (await listNotices(team.checker)).items.map(noticeWords);
    await say(team.other, 'Who says so?');
    expect(await said()).toEqual(['spoke or answered in a talk of yours']);
    await changeThread(team.reviewer, articleId, claimId, { blocking: true });
    expect(await said()).toEqual(['marked a talk of yours as blocking, and 1 more since you looked']);
    await changeThread(team.reviewer, articleId, claimId, { blocking: false });
    await changeThread(team.other, articleId, claimId, { resolved: true });
    expect(await said()).toEqual(['resolved a talk of yours, and 3 more since you looked']);
    await markRead(team.checker, { until: new Date().toISOString(), read: true });
    await changeThread(team.reviewer, articleId, claimId, { resolved: false });
    expect(await said()).toEqual(['reopened a talk of yours']);
  });

  test('does not mark as read what came after it was looked at', async () => {
    await say(team.other, 'One.');
    await markRead(team.checker, { until: '2026-01-01T00:00:00.000Z', read: true });
    expect((await listNotices(team.checker)).unread).toBe(1);
  });

  test('is each person’s own', async () => {
    await say(team.other, 'One.');
    const { at = '' } = (await listNotices(team.checker)).items[0] ?? {};
    await markRead(team.other, { topicIds: [claimId], until: at, read: true });
    expect((await listNotices(team.checker)).unread).toBe(1);
  });

  test('leaves out what is about a deleted annotation until it is restored', async () => {
    await say(team.other, 'One.');
    await deleteAnnotation(team.checker, articleId, claimId);
    expect(await listNotices(team.checker)).toMatchObject({ items: [], unread: 0 });
    await restoreAnnotation(team.checker, articleId, claimId);
    expect((await listNotices(team.checker)).unread).toBe(1);
  });

  test('is paged from the newest, each row once', async () => {
    for (const words of ['observers', 'harbour master', 'The quay']) {
      const { id } = await annotate(team.checker, articleId, words);
      await addComment(team.other, articleId, id, { id: newId(), body: 'Why?' });
    }
    const first = await listNotices(team.checker, { limit: 2 });
    const second = await listNotices(team.checker, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([first.items.length, second.items.length, second.nextCursor, first.unread]).toEqual([
      2,
      1,
      null,
      3,
    ]);
    expect(new Set([...first.items, ...second.items].map(({ topicId }) => topicId)).size).toBe(3);
  });
});

describe('what is unread in a talk', () => {
  const unread = async (actor: Actor) =>
    (await getAnnotation(actor, articleId, claimId))?.thread.unread ?? Number.NaN;
  const read = async (actor: Actor, comment: CommentView) =>
    await readThread(actor, articleId, claimId, { commentId: comment.id });

  test('is what others said since one read it, for everybody apart', async () => {
    const first = (await say(team.other, 'Who says so?')).comment;
    const second = (await say(team.reviewer, 'The board.')).comment;
    expect(await Promise.all([team.checker, team.viewer, team.other, team.reviewer].map(unread))).toEqual([
      2, 2, 1, 1,
    ]);
    expect(await read(team.checker, first)).toEqual({ unread: 1 });
    expect(await read(team.checker, second)).toEqual({ unread: 0 });
    expect(await Promise.all([team.checker, team.viewer].map(unread))).toEqual([0, 2]);
    await say(team.checker, 'Which board?');
    expect(await Promise.all([team.checker, team.viewer, team.other].map(unread))).toEqual([0, 3, 2]);
  });

  test('never comes back by a request that is sent again, or late', async () => {
    const first = (await say(team.other, 'One.')).comment;
    const second = (await say(team.other, 'Two.')).comment;
    const late = await Promise.all([read(team.checker, second), read(team.checker, first)]);
    expect(late.map((each) => each.unread)).toContain(0);
    expect(await read(team.checker, first)).toEqual({ unread: 0 });
    expect(await unread(team.checker)).toBe(0);
  });

  test('is nothing that was said before one joined, and nothing that was deleted', async () => {
    const { comment } = await say(team.other, 'One.');
    const late = await createUser(db);
    const { workspaceId } = team.owner;
    await db.membership.create({ data: { workspaceId, userId: late.id, role: 'checker' } });
    const joined = { workspaceId, userId: late.id, role: 'checker' } as const;
    expect(await unread(joined)).toBe(0);
    await say(team.other, 'Two.');
    expect(await Promise.all([joined, team.checker].map(unread))).toEqual([1, 2]);
    await deleteComment(team.other, { articleId, annotationId: claimId, commentId: comment.id });
    expect(await Promise.all([joined, team.checker].map(unread))).toEqual([1, 1]);
  });

  test('takes what the inbox tells of the talk along, once nothing is left', async () => {
    const first = (await say(team.other, 'One.')).comment;
    const second = (await say(team.other, 'Two.')).comment;
    await read(team.checker, first);
    expect((await listNotices(team.checker)).unread).toBe(1);
    await read(team.checker, second);
    expect((await listNotices(team.checker)).unread).toBe(0);
  });

  test('is read when its notice is marked as read, and stays so when that is taken back', async () => {
    await say(team.other, 'One.');
    const { asOf } = await listNotices(team.checker);
    await markRead(team.checker, { topicIds: [claimId], until: asOf, read: true });
    expect(await Promise.all([team.checker, team.viewer].map(unread))).toEqual([0, 1]);
    await markRead(team.checker, { topicIds: [claimId], until: asOf, read: false });
    expect(await unread(team.checker)).toBe(0);
    await say(team.other, 'Two.');
    expect(await unread(team.checker)).toBe(1);
  });

  test('is read up to a comment of this talk only', async () => {
    const other = await annotate(team.checker, articleId, 'harbour master');
    const elsewhere = await addComment(team.other, articleId, other.id, { id: newId(), body: 'Who?' });
    await say(team.other, 'One.');
    await expect(read(team.checker, elsewhere.comment)).rejects.toMatchObject({ code: 'not_found' });
    expect(await readThread(team.checker, articleId, claimId, { commentId: null })).toEqual({ unread: 1 });
    const stranger = (await makeTeam()).actors.owner;
    await expect(readThread(stranger, articleId, claimId, { commentId: null })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('is told to each stream as its own reader has it', async () => {
    const head = (await getHead(team.checker, articleId)) ?? 0;
    const { comment } = await say(team.other, 'One.');
    const told = async (actor: Actor) => {
      const changes = await readChanges(actor, articleId, head);
      return changes.outcome === 'changes'
        ? changes.message.annotations.map(({ thread }) => thread.unread)
        : [];
    };
    expect([await told(team.checker), await told(team.other)]).toEqual([[1], [0]]);
    await read(team.checker, comment);
    expect(await told(team.checker)).toEqual([0]);
  });
});

describe('following', () => {
  test('a talk tells of it without a part in it, and muting tells of nothing', async () => {
    await followThread(team.viewer, articleId, claimId, { follow: 'following' });
    await followThread(team.checker, articleId, claimId, { follow: 'muted' });
    await say(team.other, 'One.');
    expect(await inbox(team.viewer)).toEqual([['reply', 1, 'The other', true]]);
    expect(await inbox(team.checker)).toEqual([]);
    expect(await getFollow(team.checker, articleId, claimId)).toBe('muted');
    await followThread(team.checker, articleId, claimId, { follow: null });
    expect(await getFollow(team.checker, articleId, claimId)).toBeNull();
  });
});

test('nothing is told when what was to be told was not done', async () => {
  await expect(say(team.viewer, 'One.')).rejects.toMatchObject({ code: 'forbidden' });
  expect(await db.notice.count({ where: { workspaceId: team.owner.workspaceId } })).toBe(0);
});

test('who has left is told nothing more', async () => {
  await removeMember(team.owner, team.checker.userId);
  await say(team.other, 'One.');
  expect(await db.notice.count({ where: { userId: team.checker.userId } })).toBe(0);
});
