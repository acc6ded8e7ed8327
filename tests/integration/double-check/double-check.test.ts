import { beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '@/lib/auth/actor';
import { askDoubleCheck } from '@/lib/double-check/commands/ask-double-check';
import { cancelDoubleCheck, closeDoubleCheck } from '@/lib/double-check/commands/end-double-check';
import { changeMark, deleteMark, makeMark } from '@/lib/double-check/commands/write-marks';
import { listWaitingChecks, requireDoubleCheck } from '@/lib/double-check/queries';
import { newId } from '@/lib/ids';
import { listNotices } from '@/lib/inbox/queries';
import { noticeWords } from '@/lib/inbox/words-rules';
import { setVerdicts } from '@/lib/review/commands/set-verdicts';
import { getScale } from '@/lib/review/scale-queries';
import { removeMember } from '@/lib/workspaces/commands/members';

import { testDatabase } from '../../support/database';
import { annotate, eventsOf } from '../annotations/world';
import { type as typeWords } from '../versions/world';
import { buildDecision, buildMark, makeDoubleCheck } from './world';

const db = testDatabase();
type World = Awaited<ReturnType<typeof makeDoubleCheck>>;
let world: World;
beforeEach(async () => {
  world = await makeDoubleCheck();
});

const detail = async () =>
  await requireDoubleCheck(world.actors.reviewer, world.articleId, world.doubleCheckId);
const typesOf = async () =>
  (await eventsOf(world.articleId))
    .map(({ type }) => type)
    .filter((type) => type.startsWith('double_check.'));
const codeOf = (code: string) => expect.objectContaining({ code }) as Error;

describe('asking', () => {
  test('is for two different members who may annotate, and twice the same is one', async () => {
    const { reviewer, viewer, checker, other } = world.actors;
    const ask = (checkerIds: [string, string], id = newId()) =>
      askDoubleCheck(reviewer, world.articleId, { id, checkerIds });
    await expect(ask([checker.userId, viewer.userId])).rejects.toEqual(codeOf('invalid_input'));
    await expect(ask([checker.userId, newId()])).rejects.toEqual(codeOf('invalid_input'));
    const again = await ask([checker.userId, other.userId], world.doubleCheckId);
    expect(again.created).toBe(false);
    await expect(ask([other.userId, checker.userId], world.doubleCheckId)).rejects.toEqual(
      codeOf('conflict'),
    );
    expect(await typesOf()).toEqual(['double_check.asked']);
  });
});

test('both who are asked find it in their inbox, and who asked finds who has finished', async () => {
  const kindsOf = async () => {
    const notices = await db.notice.findMany({
      where: { articleId: world.articleId },
      select: { userId: true, kind: true },
    });
    return new Map(notices.map(({ userId, kind }) => [userId, kind]));
  };
  const [left, right, chief] = [world.left.userId, world.right.userId, world.actors.reviewer.userId];
  expect(await kindsOf()).toEqual(
    new Map([
      [left, 'assigned'],
      [right, 'assigned'],
    ]),
  );
  const told = async (actor: Actor) => (await listNotices(actor)).items.map(noticeWords);
  await world.finish(world.left);
  expect(await told(world.actors.reviewer)).toEqual(['finished marking for a double check']);
  await world.finish(world.left, false);
  expect(await told(world.actors.reviewer)).toEqual(['went on marking for a double check']);
  await world.finish(world.left);
  expect(await told(world.right)).toEqual(['asks you for an independent double check']);
  await world.finish(world.right);
  expect(await told(world.actors.reviewer)).toEqual(['finished a double check: it can be compared']);
  expect(await kindsOf()).toEqual(
    new Map([
      [left, 'assigned'],
      [right, 'assigned'],
      [chief, 'review'],
    ]),
  );
});

test('it waits for the two until each has finished, and then for whoever asked, on an open article alone', async () => {
  const { left, right, actors, doubleCheckId } = world;
  const waiting = async () =>
    Object.fromEntries(
      await Promise.all(
        Object.entries({ left, right, reviewer: actors.reviewer, owner: actors.owner }).map(
          async ([name, actor]) =>
            [name, (await listWaitingChecks(actor)).map(({ id, waitsFor }) => [id, waitsFor])] as const,
        ),
      ),
    );
  const marks = [[doubleCheckId, 'marks']];
  const decision = [[doubleCheckId, 'decision']];
  expect(await waiting()).toEqual({ left: marks, right: marks, reviewer: [], owner: [] });
  await world.finish(left);
  expect(await waiting()).toEqual({ left: [], right: marks, reviewer: [], owner: [] });
  await world.finish(right);
  expect(await waiting()).toEqual({ left: [], right: [], reviewer: decision, owner: [] });
  await db.article.updateMany({ where: { id: world.articleId }, data: { leadId: actors.owner.userId } });
  expect((await waiting())['owner']).toEqual(decision);
  // One of the two never decides, whatever else they are.
  await db.article.updateMany({ where: { id: world.articleId }, data: { leadId: left.userId } });
  expect((await waiting())['left']).toEqual([]);
  await db.article.updateMany({ where: { id: world.articleId }, data: { archivedAt: new Date() } });
  expect(await waiting()).toEqual({ left: [], right: [], reviewer: [], owner: [] });
});

test('the notice of it names it', async () => {
  const { left, doubleCheckId } = world;
  const { items } = await listNotices(left);
  expect(items).toMatchObject([{ kind: 'assigned', doubleCheckId, topicId: doubleCheckId }]);
});

describe('marking', () => {
  test('is for the two, on words of the text, and the same twice makes one mark', async () => {
    const { left, place } = world;
    const input = buildMark('80 metres', { verdict: 'accurate', status: 'verified' });
    expect((await makeMark(left, place, input)).created).toBe(true);
    expect(await makeMark(left, place, input)).toMatchObject({
      created: false,
      mark: { exact: '80 metres' },
    });
    await expect(makeMark(left, place, { ...input, note: 'Other.' })).rejects.toEqual(codeOf('conflict'));
    await expect(makeMark(world.right, place, input)).rejects.toEqual(codeOf('conflict'));
    await expect(makeMark(world.actors.owner, place, buildMark('spring'))).rejects.toEqual(
      codeOf('forbidden'),
    );
    for (const wrong of [
      { start: 5_000, end: 5_001 },
      { kind: 'quote', verdict: 'accurate' },
      { kind: 'cleared', status: 'verified' },
      { verdict: 'no_such_verdict' },
    ] as const) {
      await expect(makeMark(left, place, buildMark('spring', wrong))).rejects.toEqual(
        codeOf('invalid_input'),
      );
    }
  });

  test('keeps a verdict that was retired since, whatever else of the mark is changed', async () => {
    const { left, place, actors } = world;
    const mark = await world.mark(left, '80 metres', { verdict: 'mixed' });
    const { id, version, exact: _, userId: __, ...content } = mark;
    const annotation = { fields: { verdict: 'mixed' } };
    // What no claim has would go for good.
    await annotate(actors.checker, world.articleId, 'Ida Maren', annotation);
    const scale = await getScale(actors.owner);
    await setVerdicts(actors.owner, { version: scale.version, to: { preset: 'evidence' } });
    const changed = await changeMark(left, place, id, { ...content, version, note: 'Seen in the plan.' });
    expect(changed).toMatchObject({ verdict: 'mixed', note: 'Seen in the plan.' });
    await expect(makeMark(left, place, buildMark('spring', { verdict: 'mixed' }))).rejects.toEqual(
      codeOf('invalid_input'),
    );
  });

  test('changes and deletes one’s own only: the other’s are as unknown as none', async () => {
    const { left, right, place } = world;
    const mark = await world.mark(left, '80 metres');
    const { id: _, ...content } = buildMark('80 metres', { statement: 'It is 80 metres long.' });
    const change = { ...content, version: 1 };
    await expect(changeMark(right, place, mark.id, change)).rejects.toEqual(codeOf('not_found'));
    await expect(deleteMark(right, place, mark.id)).rejects.toEqual(codeOf('not_found'));
    expect(await changeMark(left, place, mark.id, change)).toMatchObject({
      version: 2,
      statement: content.statement,
    });
    // The same again, and something else on a version that is past.
    expect(await changeMark(left, place, mark.id, change)).toMatchObject({ version: 2 });
    await expect(changeMark(left, place, mark.id, { ...change, note: 'x' })).rejects.toEqual(
      codeOf('conflict'),
    );
    await deleteMark(left, place, mark.id);
    expect(await db.blindMark.count({ where: { doubleCheckId: world.doubleCheckId } })).toBe(0);
  });

  test('ends with finishing, which can be taken back until the other has finished too', async () => {
    const { left, right } = world;
    await world.finish(left);
    await expect(world.mark(left, 'spring')).rejects.toEqual(codeOf('conflict'));
    await world.finish(left, false);
    const mark = await world.mark(left, 'spring');
    await world.finish(left);
    expect((await world.finish(right)).state).toBe('comparing');
    await expect(world.finish(left, false)).rejects.toEqual(codeOf('conflict'));
    await expect(deleteMark(left, world.place, mark.id)).rejects.toEqual(codeOf('conflict'));
    expect(await typesOf()).toEqual([
      'double_check.asked',
      'double_check.finished',
      'double_check.taken_back',
      'double_check.finished',
      'double_check.finished',
      'double_check.compared',
    ]);
  });

  test('that both finish at once is compared once', async () => {
    await Promise.all([world.finish(world.left), world.finish(world.right), world.finish(world.left)]);
    expect((await detail()).check.state).toBe('comparing');
    expect((await typesOf()).filter((type) => type === 'double_check.compared')).toHaveLength(1);
  });

  test('stays with a version: what is edited meanwhile changes no mark and no text of the two', async () => {
    await typeWords(world.actors.owner, world.articleId, 'spring', 'autumn');
    const mark = await world.mark(world.left, 'spring');
    expect(mark.exact).toBe('spring');
    await world.mark(world.right, '80 metres');
    await world.finishBoth();
    const { places, marks, check } = await detail();
    expect(check.version).toBe(0);
    // The word is gone, and the other stands elsewhere now.
    expect(Object.keys(places)).toEqual([marks.find(({ exact }) => exact === '80 metres')?.id]);
  });

  test('of a removed member stays unseen, and the double check can be called off', async () => {
    await world.mark(world.right, 'spring', { note: 'Seen by nobody.' });
    await removeMember(world.actors.owner, world.right.userId);
    await world.finish(world.left);
    const { reviewer } = world.actors;
    expect((await cancelDoubleCheck(reviewer, world.articleId, world.doubleCheckId)).state).toBe('cancelled');
    expect((await detail()).marks).toEqual([]);
    await expect(world.finish(world.left, false)).rejects.toEqual(codeOf('conflict'));
  });
});

describe('deciding', () => {
  test('makes an annotation where the words stand now, and tells its thread what both said', async () => {
    const { left, right } = world;
    const one = await world.mark(left, '80 metres', {
      status: 'verified',
      verdict: 'accurate',
      statement: 'It is 80 m.',
    });
    const other = await world.mark(right, '80 metres', { status: 'needs_source' });
    await world.finishBoth();
    await typeWords(world.actors.owner, world.articleId, 'Quay to reopen', 'The old quay is to reopen');
    const input = buildDecision(one, other, { comment: 'The survey says so.' });
    await expect(world.decide(left, input)).rejects.toEqual(codeOf('forbidden'));
    const decision = await world.decide(world.actors.reviewer, input);
    expect(await world.decide(world.actors.reviewer, input)).toEqual(decision);
    const again = { ...buildDecision(one, other), choice: 'right' } as const;
    await expect(world.decide(world.actors.owner, again)).rejects.toEqual(codeOf('conflict'));
    const annotation = await db.annotation.findFirstOrThrow({
      where: { articleId: world.articleId },
      include: { anchors: true },
    });
    expect(annotation).toMatchObject({
      id: decision.annotationId,
      kind: 'claim',
      status: 'verified',
      fields: { verdict: 'accurate', statement: 'It is 80 m.' },
      anchors: [{ exact: '80 metres', startOffset: one.start + 11 }],
    });
    const comment = await db.comment.findFirstOrThrow({ where: { annotationId: annotation.id } });
    expect(comment.body).toBe(
      [
        'Independent double check, decided as The checker has it.',
        'The checker: Claim, Verified, Accurate. “It is 80 m.”',
        'The other: Claim, Needs source',
        'Decision: Claim, Verified, Accurate. “It is 80 m.”',
        'The survey says so.',
      ].join('\n\n'),
    );
  });

  test('for the side that marked nothing makes nothing, and for words that are others now neither', async () => {
    const alone = await world.mark(world.left, '80 metres');
    const gone = await world.mark(world.left, 'spring');
    await world.finishBoth();
    await typeWords(world.actors.owner, world.articleId, 'spring', 'autumn');
    const { reviewer } = world.actors;
    expect(await world.decide(reviewer, buildDecision(alone, null, { choice: 'right' }))).toMatchObject({
      annotationId: null,
    });
    expect(await world.decide(reviewer, buildDecision(gone, null))).toMatchObject({
      annotationId: null,
      choice: 'left',
    });
    expect(await db.annotation.count({ where: { articleId: world.articleId } })).toBe(0);
  });

  test('otherwise than both stands on the words of one of them', async () => {
    const one = await world.mark(world.left, '80 metres');
    const other = await world.mark(world.right, 'northern quay is 80 metres', { kind: 'quote' });
    await world.finishBoth();
    const own = {
      kind: 'entity_check',
      statement: 'Measured.',
      status: 'in_progress',
      verdict: null,
      place: 'right',
    } as const;
    const { annotationId } = await world.decide(
      world.actors.reviewer,
      buildDecision(one, other, { choice: 'own', own }),
    );
    expect(
      await db.annotation.findFirstOrThrow({ where: { id: annotationId ?? '' }, include: { anchors: true } }),
    ).toMatchObject({
      kind: 'entity_check',
      status: 'in_progress',
      fields: { note: 'Measured.' },
      anchors: [{ exact: 'northern quay is 80 metres' }],
    });
    const onNothing = { ...own, place: 'left' } as const;
    const alone = buildDecision(null, other, { choice: 'own', own: onNothing });
    await expect(world.decide(world.actors.reviewer, alone)).rejects.toEqual(codeOf('not_found'));
  });

  test('tells the annotation that is there already, and changes nothing of it', async () => {
    const standing = await annotate(world.actors.owner, world.articleId, '80 metres');
    const one = await world.mark(world.left, '80 metres', { status: 'disputed' });
    await world.finishBoth();
    const { annotationId } = await world.decide(world.actors.reviewer, buildDecision(one, null));
    expect(annotationId).toBe(standing.id);
    expect(
      await db.annotation.findMany({
        where: { articleId: world.articleId },
        select: { id: true, status: true },
      }),
    ).toEqual([{ id: standing.id, status: 'unchecked' }]);
    expect(await db.comment.count({ where: { annotationId: standing.id } })).toBe(1);
  });

  test('closes when all is decided, and not before', async () => {
    const one = await world.mark(world.left, '80 metres');
    const { reviewer } = world.actors;
    const close = () => closeDoubleCheck(reviewer, world.articleId, world.doubleCheckId);
    await expect(close()).rejects.toEqual(codeOf('conflict'));
    await world.finishBoth();
    await expect(close()).rejects.toThrow('One row is not decided yet.');
    await world.decide(reviewer, buildDecision(one, null));
    expect(await close()).toMatchObject({ state: 'decided', deciderId: reviewer.userId });
    expect((await close()).state).toBe('decided');
    await expect(cancelDoubleCheck(reviewer, world.articleId, world.doubleCheckId)).rejects.toEqual(
      codeOf('conflict'),
    );
    expect((await typesOf()).slice(-2)).toEqual(['double_check.difference_decided', 'double_check.decided']);
  });

  test('of two at once is one decision and one annotation', async () => {
    const one = await world.mark(world.left, '80 metres');
    const other = await world.mark(world.right, '80 metres', { status: 'disputed' });
    await world.finishBoth();
    const { reviewer, owner } = world.actors;
    const outcomes = await Promise.allSettled([
      world.decide(reviewer, buildDecision(one, other)),
      world.decide(owner, buildDecision(one, other, { choice: 'right' })),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db.annotation.count({ where: { articleId: world.articleId } })).toBe(1);
  });
});

test('a claim that both find accurate still needs the evidence that the workspace asks for', async () => {
  world = await makeDoubleCheck({ asks: true });
  const one = await world.mark(world.left, '80 metres', { status: 'verified' });
  const other = await world.mark(world.right, '80 metres', { status: 'verified' });
  await world.finishBoth();
  const { annotationId } = await world.decide(world.actors.reviewer, buildDecision(one, other));
  expect(await db.annotation.findFirstOrThrow({ where: { id: annotationId ?? '' } })).toMatchObject({
    status: 'in_progress',
  });
  const { body } = await db.comment.findFirstOrThrow({ where: { annotationId: annotationId ?? '' } });
  expect(body).toContain('It is in progress until its evidence is linked, then it can be set to Verified.');
});
