import { beforeEach, describe, expect, test } from 'vitest';

import { changeAnnotation } from '@/lib/annotations/commands/change-annotation';
import type { Actor } from '@/lib/auth/actor';
import { inviteGuest } from '@/lib/guests/commands/invite-guest';
import { findGuest, requireGuest } from '@/lib/guests/queries';
import { newId } from '@/lib/ids';
import { setPeople } from '@/lib/review/commands/set-people';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { setPresence } from '@/lib/versions/commands/set-presence';
import { listPresence } from '@/lib/versions/presence';
import { assignItems } from '@/lib/work/commands/assign-items';
import { leaveWorkspace, removeMember } from '@/lib/workspaces/commands/members';

import { buildGuest } from '../../../prisma/factories/guests';
import { testDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { addSource, annotate, eventsOf, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let actors: Awaited<ReturnType<typeof makeTeam>>['actors'];
let articleId: string;
let annotationId: string;
let sourceId: string;
beforeEach(async () => {
  actors = (await makeTeam()).actors;
  articleId = await makeArticle(actors.owner);
  annotationId = (await annotate(actors.owner, articleId, '80 metres')).id;
  sourceId = (await addSource(actors.owner)).id;
});

type Give = (userId: string) => Promise<unknown>;
/** Every way in which somebody is named with something in the workspace. */
const GIFTS: Record<string, Give> = {
  'the author': (userId) => setPeople(actors.editor, articleId, { authorId: { from: null, to: userId } }),
  'the lead': (userId) => setPeople(actors.editor, articleId, { leadId: { from: null, to: userId } }),
  'a reviewer': (userId) => setPeople(actors.editor, articleId, { reviewerIds: { from: [], to: [userId] } }),
  'the assignee, by a change': (userId) =>
    changeAnnotation(actors.editor, articleId, annotationId, {
      articleVersion: 0,
      changes: { assigneeId: { from: null, to: userId } },
    }),
  'the assignee, among many': (userId) =>
    assignItems(actors.editor, { items: [{ id: annotationId, from: null }], assigneeId: userId }),
  'a reader of a restricted source': (userId) =>
    setSourceAccess(actors.owner, sourceId, {
      access: 'restricted',
      version: 1,
      readerIds: [actors.owner.userId, userId],
      evenIfNobody: false,
    }),
  'the maker of a guest’s link': (userId) =>
    inviteGuest({ ...actors.editor, userId }, articleId, buildGuest()),
};

/** Opens a guest's page, and answers by what it is known. */
async function openPage(token: string): Promise<string> {
  const { userId, workspaceId } = await requireGuest(token);
  const clientId = newId();
  const caret = { version: 0, anchor: null, head: null, isEditing: false };
  await setPresence({ userId, workspaceId, role: 'viewer' }, articleId, { clientId, ...caret });
  return clientId;
}

/** With what in the workspace somebody is named. */
async function named({ workspaceId, userId }: Actor): Promise<Record<string, number>> {
  const of = { workspaceId, userId };
  return {
    author: await db.article.count({ where: { workspaceId, authorId: userId } }),
    lead: await db.article.count({ where: { workspaceId, leadId: userId } }),
    reviewer: await db.articleReviewer.count({ where: of }),
    assignee: await db.annotation.count({ where: { workspaceId, assigneeId: userId } }),
    reader: await db.sourceReader.count({ where: of }),
    guests: await db.guestLink.count({ where: { workspaceId, createdById: userId, revokedAt: null } }),
  };
}

const NOTHING = { author: 0, lead: 0, reviewer: 0, assignee: 0, reader: 0, guests: 0 };

describe('somebody who is removed', () => {
  test.each([
    ['removed', (userId: string) => removeMember(actors.owner, userId), 'owner'],
    ['leaves', () => leaveWorkspace(actors.checker), 'checker'],
  ] as const)('is named with nothing any more, and each article says so: %s', async (_, go, by) => {
    const { checker } = actors;
    for (const [name, give] of Object.entries(GIFTS)) {
      if (name !== 'the assignee, among many') await give(checker.userId);
    }
    expect(new Set(Object.values(await named(checker)))).toEqual(new Set([1]));
    const before = (await eventsOf(articleId)).length;
    const edited = await db.article.findFirstOrThrow({ where: { id: articleId } });
    await go(checker.userId);
    expect(await named(checker)).toEqual(NOTHING);
    const guest = await db.guestLink.findFirstOrThrow({ where: { articleId } });
    expect((await eventsOf(articleId)).slice(before)).toEqual([
      { type: 'article.author_assigned', subjectId: articleId },
      { type: 'article.people_set', subjectId: articleId },
      { type: 'guest.revoked', subjectId: guest.userId },
      { type: 'annotation.unassigned', subjectId: annotationId },
    ]);
    const { workspaceId } = checker;
    const told = await db.event.findMany({
      where: {
        workspaceId,
        articleId: null,
        type: { in: ['source.readers_changed', 'member.removed', 'member.left'] },
      },
      orderBy: { id: 'asc' },
    });
    expect(told.map(({ actorId }) => actorId)).toEqual([actors[by].userId, actors[by].userId]);
    // Nobody edited it.
    const after = await db.article.findFirstOrThrow({ where: { id: articleId } });
    expect([after.updatedAt, after.updatedById]).toEqual([edited.updatedAt, edited.updatedById]);
  });

  test('holds no link of a guest that opens the article, and guests of others stay', async () => {
    const [theirs, others] = [buildGuest(), buildGuest()];
    const { token } = await inviteGuest(actors.editor, articleId, theirs);
    const other = await inviteGuest(actors.owner, articleId, others);
    const pages = [await openPage(token), await openPage(other.token)];
    await removeMember(actors.owner, actors.editor.userId);
    expect((await findGuest(token))?.state).toBe('revoked');
    expect((await findGuest(other.token))?.state).toBe('open');
    const present = await listPresence(actors.owner, articleId);
    expect(present.map(({ clientId }) => clientId)).toEqual(pages.slice(1));
    const late = inviteGuest(actors.editor, articleId, buildGuest());
    await expect(late).rejects.toMatchObject({ code: 'not_found' });
  });

  test('stays named with a source that nobody else could open', async () => {
    const own = await addSource(actors.checker, { access: 'restricted' });
    await removeMember(actors.owner, actors.checker.userId);
    expect(await db.sourceReader.findMany({ where: { sourceId: own.id } })).toMatchObject([
      { userId: actors.checker.userId },
    ]);
  });
});

describe('of a removal beside it', () => {
  /** Runs `work` while nobody can write into the log, so that whatever it starts stops before its end. */
  async function whileUnlogged(work: () => Promise<void>): Promise<void> {
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`LOCK TABLE events IN SHARE MODE`;
        await work();
      },
      { timeout: 20_000 },
    );
  }

  async function waiting(count: number): Promise<void> {
    await eventually(async () => {
      const [row] = await db.$queryRaw<{ count: number }[]>`
          SELECT count(*)::int AS count FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(row?.count).toBe(count);
    });
  }

  test.each(Object.keys(GIFTS))('nobody is left as %s', async (gift) => {
    const { checker, owner } = actors;
    let giving: Promise<unknown> = Promise.resolve();
    let removing: Promise<unknown> = Promise.resolve();
    await whileUnlogged(async () => {
      giving = GIFTS[gift]?.(checker.userId) ?? giving;
      await waiting(1);
      removing = removeMember(owner, checker.userId);
      await waiting(2);
    });
    await Promise.all([giving, removing]);
    expect(await named(checker)).toEqual(NOTHING);
  });

  test.each(Object.keys(GIFTS))('nobody is made %s after it', async (gift) => {
    await removeMember(actors.owner, actors.checker.userId);
    await expect(GIFTS[gift]?.(actors.checker.userId)).rejects.toMatchObject({
      code: expect.stringMatching(/^(invalid_input|not_found)$/) as string,
    });
    expect(await named(actors.checker)).toEqual(NOTHING);
  });
});
