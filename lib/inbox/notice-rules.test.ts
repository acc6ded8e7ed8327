import { describe, expect, test } from 'vitest';
import {
  mayConcern,
  noticesOf,
  type Concerned,
  type NoticeFacts,
  type ToldEvent,
} from '@/lib/inbox/notice-rules';

const ids = (letter: string) => `0193a1b2-0000-7000-8000-00000000000${letter}`;
const [ITEM, OTHER] = [ids('1'), ids('2')];
const [ANNA, BO, CLEO, DORA, GONE] = [ids('a'), ids('b'), ids('c'), ids('d'), ids('e')];

const item: Concerned = { createdById: ANNA, assigneeId: null, talkers: [], following: [], muted: [] };
const factsOf = (parts: Partial<NoticeFacts> = {}, concerned: Partial<Concerned> = {}): NoticeFacts => ({
  leadId: null,
  authorId: null,
  reviewerIds: [],
  annotations: new Map([[ITEM, { ...item, ...concerned }]]),
  members: new Map([
    [ANNA, 'checker'],
    [BO, 'reviewer'],
    [CLEO, 'reviewer'],
    [DORA, 'editor'],
  ]),
  ...parts,
});
const event = (type: string, data: object, parts: Partial<ToldEvent> = {}): ToldEvent => ({
  type,
  actorId: DORA,
  subjectId: ITEM,
  data,
  ...parts,
});
const comment = (data: object = {}, actorId = DORA) =>
  event('comment.added', { annotationId: ITEM, ...data }, { actorId });
const told = (events: ToldEvent[], facts = factsOf()) =>
  noticesOf(events, facts)
    .map(({ userId, kind, annotationId, doubleCheckId, count }) => [
      userId,
      kind,
      doubleCheckId !== null ? 'double check' : annotationId === null ? 'article' : 'item',
      count,
    ])
    .toSorted((one, other) => one.join(' ').localeCompare(other.join(' ')));

describe('a comment', () => {
  test('is told to whoever made the item, has it, talks about it or follows it, and not to whoever wrote it', () => {
    const facts = factsOf({}, { assigneeId: BO, talkers: [DORA, CLEO], following: [ANNA] });
    expect(told([comment()], facts)).toEqual([
      [ANNA, 'reply', 'item', 1],
      [BO, 'reply', 'item', 1],
      [CLEO, 'reply', 'item', 1],
    ]);
  });

  test('is not told to those who muted the talk, unless it calls them', () => {
    const facts = factsOf({}, { talkers: [BO], muted: [ANNA, BO] });
    expect(told([comment()], facts)).toEqual([]);
    expect(told([comment({ mentions: [{ userId: BO }] })], facts)).toEqual([[BO, 'mention', 'item', 1]]);
  });

  test('calls people and everybody of a role, each once and as called rather than as a listener', () => {
    const mentions = [{ role: 'reviewer' }, { userId: BO }, { userId: ANNA }, { userId: DORA }];
    expect(told([comment({ mentions })])).toEqual([
      [ANNA, 'mention', 'item', 1],
      [BO, 'mention', 'item', 1],
      [CLEO, 'mention', 'item', 1],
    ]);
  });

  test('is told to nobody who has left', () => {
    expect(told([comment({ mentions: [{ userId: GONE }] })], factsOf({}, { createdById: GONE }))).toEqual([]);
  });

  test('after another about the same is told together, for the reason that asks most', () => {
    const facts = factsOf();
    expect(told([comment({ mentions: [{ userId: ANNA }] }), comment()], facts)).toEqual([
      [ANNA, 'mention', 'item', 2],
    ]);
    expect(told([comment(), comment({ mentions: [{ userId: ANNA }] })], facts)).toEqual([
      [ANNA, 'mention', 'item', 2],
    ]);
  });
});

describe('what was done with a talk', () => {
  const actsOf = (events: ToldEvent[]) =>
    noticesOf(events, factsOf()).map(({ userId, kind, act }) => [userId, kind, act]);

  test.each(['thread.resolved', 'thread.reopened', 'thread.blocked', 'thread.unblocked'])(
    'is told as what it is: %s',
    (type) => expect(actsOf([event(type, {})])).toEqual([[ANNA, 'reply', type]]),
  );

  test('by speaking in it is told as speaking', () => {
    expect(actsOf([comment(), event('thread.reopened', {})])).toEqual([[ANNA, 'reply', 'comment.added']]);
  });
});

describe('work', () => {
  const given = (to: string | null, subjectId = ITEM) =>
    event(
      'annotation.changed',
      { kind: 'claim', changes: { assigneeId: { from: null, to } } },
      { subjectId },
    );

  test('that is given to somebody is told to them, and taken away to nobody', () => {
    expect(told([given(BO)])).toEqual([[BO, 'assigned', 'item', 1]]);
    expect(told([given(null)])).toEqual([]);
    expect(told([given(DORA)])).toEqual([]);
  });

  test('of many items in one go is told once, of the article', () => {
    const many = ['3', '4', '5', '6'].map((letter) => given(BO, ids(letter)));
    expect(told([...many, given(CLEO, OTHER)])).toEqual([
      [BO, 'assigned', 'article', 4],
      [CLEO, 'assigned', 'item', 1],
    ]);
  });

  test('on an article is told to its new lead and new reviewers, and to its author', () => {
    const changes = { leadId: { from: null, to: ANNA }, reviewerIds: { from: [BO], to: [BO, CLEO] } };
    expect(told([event('article.people_set', { changes })])).toEqual([
      [ANNA, 'assigned', 'article', 1],
      [CLEO, 'assigned', 'article', 1],
    ]);
    expect(told([event('article.author_assigned', { from: null, to: BO })])).toEqual([
      [BO, 'assigned', 'article', 1],
    ]);
  });
});

describe('a query', () => {
  test('that is asked of the author is told to them, and its answer to whoever asked', () => {
    const facts = factsOf({ authorId: BO });
    expect(
      told([event('annotation.created', { kind: 'query', fields: { askedOf: 'author' } })], facts),
    ).toEqual([[BO, 'query', 'item', 1]]);
    expect(
      told([event('annotation.created', { kind: 'query', fields: { askedOf: 'legal' } })], facts),
    ).toEqual([]);
    const answer = { kind: 'query', changes: { 'fields.answer': { from: null, to: 'The pilots.' } } };
    expect(told([event('annotation.changed', answer, { actorId: BO })], facts)).toEqual([
      [ANNA, 'reply', 'item', 1],
    ]);
  });
});

describe('the review', () => {
  const facts = factsOf({ leadId: ANNA, authorId: CLEO, reviewerIds: [BO] });

  test('is told to the reviewers when an article is handed in, and to its lead and author when it is signed', () => {
    expect(told([event('article.submitted', {})], facts)).toEqual([[BO, 'review', 'article', 1]]);
    expect(told([event('article.signed', { decision: 'approved' })], facts)).toEqual([
      [ANNA, 'review', 'article', 1],
      [CLEO, 'review', 'article', 1],
    ]);
  });

  test('is told to those whose approval is void', () => {
    expect(told([event('article.sign_offs_voided', { byIds: [BO] })], facts)).toEqual([
      [ANNA, 'review', 'article', 1],
      [BO, 'review', 'article', 1],
    ]);
  });
});

test('a double check is told to the two who are asked, and, when both have finished, to whoever asked, leads or reviews', () => {
  expect(told([event('double_check.asked', { checkerIds: [ANNA, BO], version: 3 })])).toEqual([
    [ANNA, 'assigned', 'double check', 1],
    [BO, 'assigned', 'double check', 1],
  ]);
  const facts = factsOf({ leadId: ANNA, reviewerIds: [CLEO] });
  expect(told([event('double_check.compared', { askedById: BO })], facts)).toEqual([
    [ANNA, 'review', 'double check', 1],
    [BO, 'review', 'double check', 1],
    [CLEO, 'review', 'double check', 1],
  ]);
});

test('who asked for a double check is told of the first of the two, and nobody else', () => {
  const facts = factsOf({ leadId: ANNA, reviewerIds: [CLEO] });
  for (const type of ['double_check.finished', 'double_check.taken_back']) {
    expect(told([event(type, { askedById: BO })], facts)).toEqual([[BO, 'review', 'double check', 1]]);
    expect(told([event(type, { askedById: DORA })], facts)).toEqual([]);
    expect(told([event(type, {})], facts)).toEqual([]);
  }
});

test('a double check is told apart from what else happens on its article', () => {
  const people = event('article.people_set', { changes: { leadId: { from: null, to: ANNA } } });
  expect(told([people, event('double_check.asked', { checkerIds: [ANNA, BO] })])).toEqual([
    [ANNA, 'assigned', 'article', 1],
    [ANNA, 'assigned', 'double check', 1],
    [BO, 'assigned', 'double check', 1],
  ]);
});

test('edits of the text and events that are not known are told to nobody', () => {
  expect(told([event('article.edited', { from: 0, to: 1 }), event('moon.risen', {})])).toEqual([]);
});

describe('what may concern somebody', () => {
  const [query, asked] = [{ kind: 'query', fields: { askedOf: 'author' } }, { to: 'author' }];
  test.each([
    ['annotation.created', { kind: 'claim' }, false],
    ['annotation.created', { kind: 'query', fields: { askedOf: 'expert' } }, false],
    ['annotation.created', query, true],
    ['annotation.changed', { changes: { status: { from: 'unchecked', to: 'in_progress' } } }, false],
    ['annotation.changed', { changes: { assigneeId: { from: null, to: BO } } }, true],
    ['annotation.changed', { changes: { 'fields.askedOf': asked } }, true],
    ['annotation.changed', { changes: { 'fields.answer': { to: 'Eighty.' } } }, true],
    ['annotation.changed', null, false],
    ['comment.added', { annotationId: ITEM }, true],
    ['article.edited', {}, false],
  ])('%s of %o: %s', (type, data, may) => {
    const happened = event(type, data ?? {});
    expect(mayConcern(happened)).toBe(may);
    const isTold = noticesOf([happened], factsOf({ authorId: CLEO })).length > 0;
    expect(isTold).toBe(may);
  });
});
