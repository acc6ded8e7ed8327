import { beforeAll, describe, expect, test } from 'vitest';
import { archiveArticle } from '@/lib/articles/commands';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';
import { setPeople } from '@/lib/review/commands/set-people';
import type { WorkPage, WorkQuery } from '@/lib/work/model';
import { countWork, listLoad, listMyArticles, listUnfinished, listWork } from '@/lib/work/queries';

import { testDatabase } from '../../support/database';
import { annotate, makeArticle, makeTeam } from '../annotations/world';

const db = testDatabase();
const NOW = new Date('2026-11-23T13:00:00.000Z');
const dueAt = (to: string) => ({ dueAt: { from: null, to } });

type Team = Awaited<ReturnType<typeof makeTeam>>['actors'];
let team: Team;
let ids: Record<string, string>;

/** Writes fields of an annotation that no command is asked to write here. */
async function put(id: string, data: Prisma.AnnotationUncheckedUpdateInput): Promise<void> {
  await db.annotation.update({
    where: { workspaceId_id: { workspaceId: team.owner.workspaceId, id } },
    // What is of another kind is not seen by readers.
    data: { ...data, ...(data.kind !== undefined && { visibility: 'team' }) },
  });
}

async function mark(articleId: string, data: Prisma.AnnotationUncheckedUpdateInput = {}): Promise<string> {
  const { id } = await annotate(team.owner, articleId, '80 metres');
  await put(id, data);
  return id;
}

const checkedBy = (actor: Actor) => ({
  status: 'verified' as const,
  checkedById: actor.userId,
  checkedAt: NOW,
});

// Three open articles, of which the first is due first and the last never; one in the archive, and one that readers have.
beforeAll(async () => {
  team = (await makeTeam()).actors;
  const { owner, checker, other, viewer } = team;
  const [soon, late, never, archived, published] = [
    await makeArticle(owner),
    await makeArticle(owner),
    await makeArticle(owner),
    await makeArticle(owner),
    await makeArticle(owner),
  ];
  await setPeople(owner, soon, {
    ...dueAt('2026-11-22T18:00:00.000Z'),
    leadId: { from: null, to: checker.userId },
    reviewerIds: { from: [], to: [other.userId] },
  });
  await setPeople(owner, late, dueAt('2026-11-30T18:00:00.000Z'));
  const author = { authorId: { from: null, to: viewer.userId } };
  for (const articleId of [late, archived]) await setPeople(owner, articleId, author);
  const mine = { assigneeId: checker.userId };
  const query = { kind: 'query' as const, ...mine };
  ids = {
    soon,
    late,
    never,
    archived,
    published,
    isLate: await mark(late, { ...mine, priority: 'high' }),
    isNever: await mark(never, mine),
    isSoon: await mark(soon, mine),
    isDone: await mark(soon, { ...mine, ...checkedBy(checker) }),
    isStale: await mark(soon, { ...mine, ...checkedBy(checker) }),
    isNote: await mark(soon, { ...mine, kind: 'note' }),
    isOthers: await mark(soon, { assigneeId: other.userId }),
    isDeleted: await mark(soon, { ...mine, deletedAt: NOW, deletedById: owner.userId }),
    inArchive: await mark(archived, mine),
    isPublished: await mark(published, mine),
    asksSoon: await mark(late, {
      ...query,
      assigneeId: null,
      fields: { question: 'Who says so?', askedOf: 'author', dueAt: '2026-11-23' },
    }),
    isAnswered: await mark(late, {
      ...query,
      assigneeId: null,
      fields: { question: 'Sure?', askedOf: 'author', answer: 'Yes.' },
    }),
    asksLegal: await mark(late, { ...query, fields: { question: 'May we?', askedOf: 'legal' } }),
    isLegal: await mark(never, { priority: 'legal', ...checkedBy(other) }),
    isFalse: await mark(never, { fields: { verdict: 'inaccurate' }, ...checkedBy(checker) }),
    isTrue: await mark(never, { fields: { verdict: 'accurate' }, ...checkedBy(other) }),
    isTwice: await mark(never, {
      priority: 'legal',
      ...checkedBy(other),
      secondCheckById: owner.userId,
      secondCheckAt: NOW,
    }),
  };
  await db.anchor.updateMany({
    where: { annotationId: ids['isStale'] ?? '' },
    data: { placement: 'changed' },
  });
  await archiveArticle(owner, archived);
  await db.article.updateMany({ where: { id: published }, data: { state: 'published' } });
});

const namesOf = (page: Pick<WorkPage, 'items'>) =>
  page.items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));

describe('what waits for a person', () => {
  test('is what is theirs and not done in open articles, what is due first before the rest', async () => {
    const page = await listWork(team.checker, { why: 'assigned' });
    expect(namesOf(page)).toEqual(['isSoon', 'isStale', 'isLate', 'asksLegal', 'isNever']);
    expect(page.items).toMatchObject([
      { words: '80 metres', due: '2026-11-22T18:00:00.000Z', why: ['assigned'], hasOtherWords: false },
      { status: 'verified', hasOtherWords: true },
      { priority: 'high', due: '2026-11-30T18:00:00.000Z' },
      { kind: 'query', words: 'May we?' },
      { due: null, articleTitle: 'Quay to reopen in spring' },
    ]);
  });

  test('is what asks the author and has no answer, by the query’s own date where that is earlier', async () => {
    const page = await listWork(team.viewer, {});
    expect(namesOf(page)).toEqual(['asksSoon']);
    expect(page.items).toMatchObject([{ why: ['query'], words: 'Who says so?', due: '2026-11-23' }]);
    expect(await countWork(team.viewer)).toEqual({ assigned: 0, query: 1, second_check: 0 });
  });

  test('is what somebody else checked and wants a second check, and never one’s own check', async () => {
    const names = async (actor: Actor) => new Set(namesOf(await listWork(actor, { why: 'second_check' })));
    expect(await names(team.checker)).toEqual(new Set(['isLegal']));
    expect(await names(team.other)).toEqual(new Set(['isFalse']));
    expect(await names(team.reviewer)).toEqual(new Set(['isFalse', 'isLegal']));
    expect(await names(team.viewer)).toEqual(new Set());
  });

  test('is rated false on the workspace’s own scale', async () => {
    const { actors } = await makeTeam();
    const articleId = await makeArticle(actors.owner);
    const { id } = await annotate(actors.owner, articleId, '80 metres');
    const key = { workspaceId_id: { workspaceId: actors.owner.workspaceId, id } };
    await db.annotation.update({
      where: key,
      data: { fields: { verdict: 'rubbish' }, ...checkedBy(actors.owner) },
    });
    expect((await listWork(actors.checker, {})).items).toEqual([]);
    const value = { label: 'Rubbish', description: '', numeric: null, colour: 'red', retired: false };
    await db.workspace.update({
      where: { id: actors.owner.workspaceId },
      data: {
        verdicts: { version: 1, preset: 'own', values: [{ ...value, id: 'rubbish', bucket: 'FALSE' }] },
      },
    });
    expect((await listWork(actors.checker, {})).items).toMatchObject([{ id, why: ['second_check'] }]);
  });

  test('stands once where it waits for several reasons', async () => {
    const { owner } = team;
    const articleId = await makeArticle(owner);
    await setPeople(owner, articleId, { authorId: { from: null, to: team.reviewer.userId } });
    const id = await mark(articleId, {
      kind: 'query',
      assigneeId: team.reviewer.userId,
      fields: { askedOf: 'author' },
    });
    const { items } = await listWork(team.reviewer, { kind: 'query' });
    expect(items).toMatchObject([{ id, why: ['assigned', 'query'] }]);
    expect(await countWork(team.reviewer)).toEqual({ assigned: 1, query: 1, second_check: 2 });
  });

  test('is read page by page, forwards and back, and narrowed', async () => {
    const query: WorkQuery = { why: 'assigned', limit: 2 };
    const first = await listWork(team.checker, query);
    const second = await listWork(team.checker, { ...query, cursor: first.nextCursor ?? '' });
    const third = await listWork(team.checker, { ...query, cursor: second.nextCursor ?? '' });
    expect([first, second, third].flatMap(namesOf)).toEqual([
      'isSoon',
      'isStale',
      'isLate',
      'asksLegal',
      'isNever',
    ]);
    const back = await listWork(team.checker, { ...query, cursor: third.previousCursor ?? '' });
    expect(back).toEqual(second);
    expect([first.previousCursor, third.nextCursor]).toEqual([null, null]);
    expect(namesOf(await listWork(team.checker, { kind: 'query' }))).toEqual(['asksLegal']);
    expect(namesOf(await listWork(team.checker, { priority: 'high' }))).toEqual(['isLate']);
    await expect(listWork(team.checker, { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  test('is nothing of another workspace', async () => {
    const { actors } = await makeTeam();
    const forged = { ...team.checker, workspaceId: actors.owner.workspaceId };
    expect((await listWork(forged, {})).items).toEqual([]);
    expect(await countWork(forged)).toEqual({ assigned: 0, query: 0, second_check: 0 });
    expect(await listMyArticles(forged)).toEqual({ items: [], hasMore: false });
    expect((await listUnfinished(forged, { article: ids['soon'] ?? '' })).items).toEqual([]);
    expect((await listLoad(forged)).map(({ openItems }) => openItems)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('the articles that a person sees to', () => {
  test('are told with what they are to them, and how far they are', async () => {
    const nothing = { isLead: false, isAuthor: false, isReviewer: false, hasSigned: false };
    expect((await listMyArticles(team.checker)).items).toEqual([
      {
        ...nothing,
        id: ids['soon'],
        title: 'Quay to reopen in spring',
        language: 'en',
        state: 'imported',
        dueAt: '2026-11-22T18:00:00.000Z',
        isLead: true,
        openItems: 3,
        openQueries: 0,
      },
    ]);
    expect((await listMyArticles(team.other)).items).toMatchObject([{ id: ids['soon'], isReviewer: true }]);
    expect((await listMyArticles(team.viewer)).items).toMatchObject([
      { id: ids['late'], isAuthor: true, openQueries: 1 },
    ]);
  });

  test('are not to be approved twice by one person', async () => {
    const { owner, reviewer } = (await makeTeam()).actors;
    const articleId = await makeArticle(owner);
    await setPeople(owner, articleId, { reviewerIds: { from: [], to: [reviewer.userId] } });
    const { workspaceId } = owner;
    await db.article.updateMany({ where: { id: articleId }, data: { state: 'in_review' } });
    const waiting = async () => ({
      hasSigned: (await listMyArticles(reviewer)).items[0]?.hasSigned,
      load: (await listLoad(owner)).find(({ userId }) => userId === reviewer.userId)?.reviewsWaiting,
    });
    expect(await waiting()).toEqual({ hasSigned: false, load: 1 });
    const place = { workspaceId, articleId };
    const revision = await db.revision.create({
      data: { ...place, id: newId(), version: 0, name: 'Handed in', textHash: '', createdById: owner.userId },
    });
    const signed = { ...place, id: newId(), revisionId: revision.id, byId: reviewer.userId };
    await db.signOff.create({ data: { ...signed, decision: 'approved' } });
    expect(await waiting()).toEqual({ hasSigned: true, load: 0 });
    await db.signOff.updateMany({
      where: { id: signed.id },
      data: { voidedAt: NOW, voidReason: 'text_edited' },
    });
    expect(await waiting()).toEqual({ hasSigned: false, load: 1 });
  });
});

describe('the load of each member', () => {
  test('counts what is open and overdue, the most first, and names everybody', async () => {
    const rows = await listLoad(team.owner, NOW);
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual({
      userId: team.checker.userId,
      name: 'The checker',
      role: 'checker',
      openItems: 5,
      overdueItems: 2,
      articlesLed: 1,
      reviewsWaiting: 0,
    });
    expect(rows.find(({ userId }) => userId === team.other.userId)).toMatchObject({ openItems: 1 });
    expect(rows.find(({ userId }) => userId === team.viewer.userId)).toMatchObject({ openItems: 0 });
  });
});

describe('what can be assigned', () => {
  test('is what is not finished in the open articles, or in one of them by place', async () => {
    const all = await listUnfinished(team.checker, { to: team.checker.userId });
    expect(namesOf(all)).toEqual(['isSoon', 'isStale', 'isLate', 'asksLegal', 'isNever']);
    const nobodys = namesOf(await listUnfinished(team.checker, { to: 'nobody', article: ids['late'] ?? '' }));
    expect(nobodys).toEqual(['asksSoon', 'isAnswered']);

    const articleId = await makeArticle(team.owner);
    const words = ['observers', 'in spring', '80 metres', 'harbour'];
    for (const each of words) await annotate(team.owner, articleId, each);
    const read: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: WorkPage = await listUnfinished(team.checker, {
        article: articleId,
        limit: 2,
        ...(cursor !== '' && { cursor }),
      });
      read.push(...page.items.map((item) => item.words));
      cursor = page.nextCursor;
    }
    expect(read).toEqual(['in spring', 'harbour', '80 metres', 'observers']);
    expect((await listUnfinished(team.checker, { article: ids['archived'] ?? '' })).items).toEqual([]);
  });
});
