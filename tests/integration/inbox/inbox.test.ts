import { beforeEach, describe, expect, test } from 'vitest';

import { addComment } from '@/lib/annotations/commands/add-comment';
import { deleteAnnotation, restoreAnnotation } from '@/lib/annotations/commands/delete-annotation';
import type { Mention } from '@/lib/annotations/mention-model';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';
import { followThread } from '@/lib/inbox/commands/follow-thread';
import { markRead } from '@/lib/inbox/commands/mark-read';
import { getFollow, listNotices } from '@/lib/inbox/queries';
import { removeMember } from '@/lib/workspaces/commands/members';

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
