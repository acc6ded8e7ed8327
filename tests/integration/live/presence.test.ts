import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { deleteArticle } from '@/lib/articles/commands';
import { createHub } from '@/lib/events/hub';
import { newId } from '@/lib/ids';
import { setPresence } from '@/lib/versions/commands/set-presence';
import { getHead } from '@/lib/versions/live-changes';
import { MOST_PRESENT, PRESENCE_MS, type PresenceInput } from '@/lib/versions/live-rules';
import { listPresence, sweepPresence } from '@/lib/versions/presence';

import { testDatabase } from '../../support/database';
import { eventually } from '../../support/eventually';
import { annotate, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
let team: Awaited<ReturnType<typeof makeTeam>>;
let others: typeof team;
let articleId: string;
beforeAll(async () => {
  [team, others] = [await makeTeam(), await makeTeam()];
});
beforeEach(async () => {
  articleId = await makeArticle(team.actors.owner);
});

const caret = (parts: object = {}) =>
  ({
    clientId: newId(),
    version: 3,
    anchor: 5,
    head: 9,
    annotationId: null,
    isEditing: true,
    ...parts,
  }) as Exclude<PresenceInput, { leave: true }>;
const present = () => listPresence(team.actors.checker, articleId);
const age = (seconds: number) =>
  db.$executeRaw`UPDATE presences SET seen_at = now() - ${seconds} * interval '1 second' WHERE article_id = ${articleId}::uuid`;

describe('presence', () => {
  test('is what each page said last, of every role, and no event', async () => {
    const [one, other] = [caret(), caret({ anchor: null, head: null, isEditing: false })];
    await setPresence(team.actors.editor, articleId, one);
    await setPresence(team.actors.viewer, articleId, other);
    await setPresence(team.actors.editor, articleId, { ...one, head: 7 });
    const expected = [
      { ...one, head: 7, userId: team.actors.editor.userId },
      { ...other, userId: team.actors.viewer.userId },
    ];
    expect(await present()).toEqual(expected.toSorted((a, b) => (a.clientId < b.clientId ? -1 : 1)));
    expect(await getHead(team.actors.viewer, articleId)).toBe(1);
  });

  test('ends when the page leaves, which only its own person says', async () => {
    const one = caret();
    await setPresence(team.actors.editor, articleId, one);
    const leave = { clientId: one.clientId, leave: true } as const;
    await setPresence(team.actors.viewer, articleId, leave);
    expect(await present()).toHaveLength(1);
    await setPresence(team.actors.editor, articleId, leave);
    await setPresence(team.actors.editor, articleId, leave);
    expect(await present()).toEqual([]);
  });

  test('tells what a page has open, when that is of this article', async () => {
    const [claim, elsewhere] = [
      await annotate(team.actors.checker, articleId, '80 metres'),
      await annotate(team.actors.checker, await makeArticle(team.actors.owner), '80 metres'),
    ];
    const one = caret({ annotationId: claim.id });
    await setPresence(team.actors.editor, articleId, one);
    expect(await present()).toMatchObject([{ annotationId: claim.id }]);
    await setPresence(team.actors.editor, articleId, { ...one, annotationId: elsewhere.id });
    expect(await present()).toMatchObject([{ annotationId: null }]);
  });

  test('is nobody else’s to say', async () => {
    const one = caret();
    await setPresence(team.actors.editor, articleId, one);
    await expect(setPresence(team.actors.owner, articleId, { ...one, head: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await present()).toMatchObject([{ head: 9, userId: team.actors.editor.userId }]);
  });

  test('runs out when nothing is heard for forty seconds, and is swept later', async () => {
    const one = caret();
    await setPresence(team.actors.editor, articleId, one);
    expect(PRESENCE_MS).toBe(40_000);
    // So far from it that a slow machine is asked in time.
    await age(25);
    expect(await present()).toHaveLength(1);
    await age(41);
    expect(await present()).toEqual([]);
    const count = () => db.presence.count({ where: { articleId } });
    expect(await count()).toBe(1);
    const later = Date.now() + 3_600_000;
    await sweepPresence(later);
    expect(await count()).toBe(0);
    // Not again within the minute.
    await setPresence(team.actors.editor, articleId, one);
    await age(41);
    await sweepPresence(later + 59_000);
    expect(await count()).toBe(1);
  });

  test('is told of two hundred pages, the ones heard of last', async () => {
    const { workspaceId, userId } = team.actors.editor;
    await db.presence.createMany({
      data: Array.from({ length: MOST_PRESENT + 5 }, (_, index) => ({
        workspaceId,
        articleId,
        clientId: newId(),
        userId,
        version: index,
        seenAt: new Date(Date.now() - 10_000 + index),
      })),
    });
    const versions = (await present()).map(({ version }) => version);
    expect([versions.length, Math.min(...versions)]).toEqual([MOST_PRESENT, 5]);
  });

  test('is of no other workspace: its article is as unknown as none', async () => {
    await setPresence(team.actors.editor, articleId, caret());
    expect(await listPresence(others.actors.owner, articleId)).toEqual([]);
    for (const id of [articleId, newId()]) {
      for (const input of [caret(), { clientId: newId(), leave: true } as const]) {
        await expect(setPresence(others.actors.owner, id, input)).rejects.toMatchObject({
          code: 'not_found',
        });
      }
    }
    await deleteArticle(team.actors.owner, articleId);
    await expect(setPresence(team.actors.editor, articleId, caret())).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('wakes those who follow when it is news, and not when a page only says that it is still there', async () => {
    const hub = createHub();
    const wakes: unknown[] = [];
    hub.subscribe(team.workspace.id, articleId, (wake) => wakes.push(wake));
    try {
      await eventually(() => expect(wakes).toEqual(['anything']));
      const one = caret();
      await setPresence(team.actors.editor, articleId, one);
      await setPresence(team.actors.editor, articleId, one);
      await setPresence(team.actors.editor, articleId, { ...one, anchor: null, head: null });
      await setPresence(team.actors.editor, articleId, { ...one, anchor: null, head: null });
      await age(41);
      await setPresence(team.actors.editor, articleId, { ...one, anchor: null, head: null });
      await setPresence(team.actors.editor, articleId, { clientId: one.clientId, leave: true });
      await setPresence(team.actors.editor, articleId, { clientId: one.clientId, leave: true });
      const seal = caret();
      await setPresence(team.actors.viewer, articleId, seal);
      // Come, moved, come again, left, and somebody else.
      await eventually(() => expect(wakes.length).toBeGreaterThanOrEqual(6));
      expect(wakes).toEqual(['anything', ...Array.from({ length: 5 }, () => 'presence')]);
    } finally {
      await hub.close();
    }
  });
});
