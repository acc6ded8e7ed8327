import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { POST } from '@/app/api/work/assign/route';
import { deleteAnnotation } from '@/lib/annotations/commands/delete-annotation';
import { archiveArticle } from '@/lib/articles/commands';
import { newId } from '@/lib/ids';
import { readChanges } from '@/lib/versions/live-changes';
import { assignItems } from '@/lib/work/commands/assign-items';
import type { AssignInput, AssignResult } from '@/lib/work/model';
import { removeMember } from '@/lib/workspaces/commands/members';

import { testDatabase } from '../../support/database';
import { annotate, eventsOf, makeArticle, makeTeam } from '../annotations/world';
import { ask } from '../routes/ask';

const db = testDatabase();
type Team = Awaited<ReturnType<typeof makeTeam>>;
let team: Team;
beforeAll(async () => {
  team = await makeTeam();
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

const post = (by: keyof Team['users'], json: AssignInput) =>
  ask(POST, team.users[by], { method: 'POST', json });
const seenOf = (ids: readonly string[], from: string | null = null) => ids.map((id) => ({ id, from }));

async function makeItems(words: readonly string[], { owner } = team.actors) {
  const articleId = await makeArticle(owner);
  const ids: string[] = [];
  for (const each of words) ids.push((await annotate(owner, articleId, each)).id);
  return { articleId, ids };
}

async function assigneesOf(ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await db.annotation.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, assigneeId: true },
  });
  return ids.map((id) => rows.find((row) => row.id === id)?.assigneeId ?? null);
}

describe('items that are given to somebody together', () => {
  test('are theirs, on every article, with an event each as for one, and open desks hear it', async () => {
    const { checker, owner } = team.actors;
    const { userId } = checker;
    const [one, other] = [await makeItems(['80 metres', 'will hold']), await makeItems(['in spring'])];
    const ids = [...one.ids, ...other.ids];
    const input = { items: seenOf(ids), assigneeId: userId };
    for (const _ of [1, 2]) {
      const { status, body } = await post('checker', input);
      const { assigned, ...rest } = body as AssignResult;
      expect([status, assigned.toSorted(), rest]).toEqual([
        200,
        ids.toSorted(),
        { conflicts: [], missing: [] },
      ]);
    }
    expect(await assigneesOf(ids)).toEqual([userId, userId, userId]);
    expect((await eventsOf(one.articleId)).slice(2)).toEqual([
      { type: 'annotation.changed', subjectId: one.ids[0] },
      { type: 'annotation.changed', subjectId: one.ids[1] },
    ]);
    const [event] = await db.event.findMany({
      where: { articleId: other.articleId, type: 'annotation.changed' },
    });
    expect(event).toMatchObject({
      actorId: userId,
      data: { kind: 'claim', changes: { assigneeId: { from: null, to: userId } } },
    });
    const told = await readChanges(owner, one.articleId, 3);
    expect(told).toMatchObject({
      message: {
        number: 5,
        annotations: one.ids.map((id) => ({ id, assigneeId: userId, version: 2 })),
      },
    });
  });

  test('are given back by the same way', async () => {
    const { checker, other } = team.actors;
    const { ids } = await makeItems(['80 metres', 'will hold']);
    await assignItems(checker, { items: seenOf(ids), assigneeId: other.userId });
    await assignItems(checker, { items: seenOf(ids, other.userId), assigneeId: null });
    expect(await assigneesOf(ids)).toEqual([null, null]);
  });

  test('leave alone what somebody else assigned meanwhile, and what is deleted or closed, and say so', async () => {
    const { checker, other, owner } = team.actors;
    const { ids } = await makeItems(['80 metres', 'will hold', 'in spring']);
    const [kept = '', taken = '', gone = ''] = ids;
    const closed = await makeItems(['80 metres']);
    await assignItems(checker, { items: seenOf([taken]), assigneeId: other.userId });
    const { articleId = '' } =
      (await db.annotation.findFirst({ where: { id: gone }, select: { articleId: true } })) ?? {};
    await deleteAnnotation(owner, articleId, gone);
    await archiveArticle(owner, closed.articleId);
    const before = await eventsOf(closed.articleId);

    const unknown = newId();
    const items = seenOf([kept, taken, gone, unknown, ...closed.ids]);
    const result = await assignItems(checker, { items, assigneeId: checker.userId });
    expect({ ...result, missing: result.missing.toSorted() }).toEqual({
      assigned: [kept],
      conflicts: expect.arrayContaining([
        { id: taken, reason: 'reassigned', assigneeId: other.userId },
        { id: closed.ids[0], reason: 'closed', assigneeId: null },
      ]) as unknown,
      missing: [gone, unknown].toSorted(),
    });
    expect(result.conflicts).toHaveLength(2);
    expect(await assigneesOf([kept, taken])).toEqual([checker.userId, other.userId]);
    expect(await eventsOf(closed.articleId)).toEqual(before);
  });

  test('of two who give them away at once go to one person each, and no change is told twice', async () => {
    const { checker, other, owner, editor } = team.actors;
    const [one, two] = [
      await makeItems(['80 metres', 'will hold']),
      await makeItems(['80 metres', 'in spring']),
    ];
    const ids = [...one.ids, ...two.ids];
    const results = await Promise.all([
      assignItems(owner, { items: seenOf(ids), assigneeId: checker.userId }),
      assignItems(editor, { items: seenOf(ids.toReversed()), assigneeId: other.userId }),
    ]);
    const given = results.flatMap(({ assigned }) => assigned);
    expect(given.toSorted()).toEqual(ids.toSorted());
    const changes = await db.event.count({
      where: { articleId: { in: [one.articleId, two.articleId] }, type: 'annotation.changed' },
    });
    expect(changes).toBe(ids.length);
  });

  test('are given once, however often it is sent at once', async () => {
    const { checker } = team.actors;
    const { articleId, ids } = await makeItems(['80 metres', 'will hold']);
    const input = { items: seenOf(ids), assigneeId: checker.userId };
    const results = await Promise.all(Array.from({ length: 5 }, () => assignItems(checker, input)));
    for (const result of results) expect(result).toMatchObject({ conflicts: [], missing: [] });
    const where = { articleId, type: 'annotation.changed' };
    expect(await db.event.count({ where })).toBe(ids.length);
  });

  test('are given by checkers and wider roles, to members, and are the workspace’s', async () => {
    const { ids } = await makeItems(['80 metres']);
    const stranger = await makeTeam();
    const own = team.actors.checker.userId;
    const [id = ''] = ids;
    const told = [
      await post('viewer', { items: seenOf(ids), assigneeId: own }),
      await post('checker', { items: seenOf(ids), assigneeId: stranger.actors.owner.userId }),
      await post('checker', { items: seenOf(ids), assigneeId: newId() }),
      await post('checker', { items: seenOf([newId()]), assigneeId: own }),
      await post('checker', { items: [], assigneeId: own }),
      await post('checker', { items: seenOf([id, id]), assigneeId: own }),
      await post('checker', { items: seenOf(Array.from({ length: 501 }, newId)), assigneeId: own }),
    ];
    expect(told.map(({ status }) => status)).toEqual([403, 422, 422, 404, 422, 422, 422]);
    const input = { items: seenOf(ids), assigneeId: stranger.actors.owner.userId };
    await expect(assignItems(stranger.actors.owner, input)).rejects.toMatchObject({ code: 'not_found' });
    expect(await assigneesOf(ids)).toEqual([null]);
  });

  test('are never left with somebody who is removed at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const { actors } = await makeTeam();
      const { ids } = await makeItems(['80 metres', 'will hold'], actors);
      await Promise.allSettled([
        assignItems(actors.editor, { items: seenOf(ids), assigneeId: actors.checker.userId }),
        removeMember(actors.owner, actors.checker.userId),
      ]);
      expect(await assigneesOf(ids)).toEqual([null, null]);
    }
  });
});
