import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '@/lib/auth/actor';
import { MOVES, REVIEW_STATES, type Move, type ReviewState } from '@/lib/review/model';
import { buildStanding } from '@/lib/review/test-standing';
import { decideMove, isOpenState, isPublic, MOVE_TABLE, offeredMoves } from '@/lib/review/state-rules';

/** For each move the states that it begins in and where each leads, and the narrowest role that makes it. */
const TABLE: Record<Move, { leads: Partial<Record<ReviewState, ReviewState>>; least: Role }> = {
  prepare: { leads: { imported: 'preparing' }, least: 'checker' },
  begin: { leads: { preparing: 'checking' }, least: 'checker' },
  send_queries: { leads: { checking: 'queries_out' }, least: 'checker' },
  submit: { leads: { checking: 'in_review' }, least: 'checker' },
  request_changes: { leads: { in_review: 'changes_requested' }, least: 'reviewer' },
  approve: { leads: { in_review: 'approved' }, least: 'reviewer' },
  take_up: { leads: { changes_requested: 'checking', correction_open: 'checking' }, least: 'checker' },
  publish: { leads: { approved: 'published' }, least: 'editor' },
  open_correction: {
    leads: { published: 'correction_open', corrected: 'correction_open' },
    least: 'editor',
  },
  withdraw: {
    leads: { published: 'withdrawn', corrected: 'withdrawn', correction_open: 'withdrawn' },
    least: 'editor',
  },
};

const me = (role: Role) => ({ userId: 'me', role });
// Nothing stands in the way of anything, but a query for those that are to be sent.
const ready = (move: Move, state: ReviewState) =>
  buildStanding({
    state,
    leadId: 'me',
    comment: 'Say who counted.',
    note: 'We gave a wrong figure.',
    items: move === 'send_queries' ? [{ kind: 'query', isOpenQuery: true }] : [],
  });

const cells = MOVES.flatMap((move) =>
  REVIEW_STATES.flatMap((state) => ROLES.map((role) => ({ move, state, role }))),
);

test('the table of moves has 550 cells: ten moves, eleven states, five roles', () => {
  expect(cells).toHaveLength(10 * 11 * 5);
});

test.each(cells)('$move of $state by $role', ({ move, state, role }) => {
  const { leads, least } = TABLE[move];
  const mayMove = ROLES.indexOf(role) <= ROLES.indexOf(least);
  const expected = !mayMove
    ? { reason: 'forbidden' }
    : leads[state]
      ? { to: leads[state] }
      : { reason: 'state' };
  expect(decideMove(me(role), move, ready(move, state))).toEqual(expected);
});

describe('where a move leads', () => {
  test('an approval that is not the last one leaves the article in review', () => {
    const one = buildStanding({ state: 'in_review', approvals: { needed: 2, byIds: [] } });
    expect(decideMove(me('reviewer'), 'approve', one)).toEqual({ to: 'in_review' });
    const two = buildStanding({ state: 'in_review', approvals: { needed: 2, byIds: ['other'] } });
    expect(decideMove(me('reviewer'), 'approve', two)).toEqual({ to: 'approved' });
  });

  test('what was published before is corrected', () => {
    const standing = buildStanding({ state: 'approved', publishedBefore: true });
    expect(decideMove(me('editor'), 'publish', standing)).toEqual({ to: 'corrected' });
  });
});

test.each<[Move, ReviewState, Role]>([
  ['approve', 'in_review', 'reviewer'],
  ['publish', 'approved', 'editor'],
])('a blocking thread stands in the way of %s', (move, state, role) => {
  const standing = buildStanding({ state, items: [{ id: 'a', hasBlockingThread: true }] });
  expect(decideMove(me(role), move, standing)).toEqual({
    reason: 'obstacles',
    obstacles: [{ message: 'One blocking thread is not resolved.', annotationIds: ['a'], lines: [] }],
  });
});

describe('what is offered', () => {
  test.each(REVIEW_STATES)('in %s is what the table has for an editor', (state) => {
    const offered = offeredMoves(me('editor'), buildStanding({ state })).map(({ move }) => move);
    expect(offered).toEqual(MOVES.filter((move) => TABLE[move].leads[state]));
  });

  test('does not ask for what is written with the move, and tells what stands in its way', () => {
    const standing = buildStanding({ state: 'preparing', leadId: null });
    expect(offeredMoves(me('checker'), standing)).toMatchObject([
      { move: 'begin', obstacles: [{ message: 'It has no lead checker. Say who sees to the checking.' }] },
    ]);
    expect(offeredMoves(me('editor'), buildStanding({ state: 'published' }))).toEqual([
      { move: 'open_correction', obstacles: [], foreseen: [] },
      { move: 'withdraw', obstacles: [], foreseen: [] },
    ]);
    expect(offeredMoves(me('viewer'), standing)).toEqual([]);
  });
});

describe('handing in', () => {
  const handingIn = (items: Parameters<typeof buildStanding>[0]) =>
    offeredMoves(me('editor'), buildStanding({ state: 'checking', ...items })).find(
      ({ move }) => move === 'submit',
    );

  test('is free, and says what will keep the article from being approved', () => {
    const standing = {
      items: [
        { id: 'a', status: 'disputed' },
        { id: 'b', priority: 'legal' },
      ],
    } as const;
    const offered = handingIn({ items: [...standing.items] });
    expect(offered?.obstacles).toEqual([]);
    expect(offered?.foreseen.map(({ annotationIds }) => annotationIds)).toEqual([['a'], ['b']]);
    expect(decideMove(me('editor'), 'submit', buildStanding({ items: [...standing.items] }))).toEqual({
      to: 'in_review',
    });
  });

  test('looks ahead to all that approval asks of the article, and to nothing that it asks of the person', () => {
    const { guards, foresees = [] } = MOVE_TABLE.submit;
    const ofPerson = new Set(['four_eyes', 'once']);
    const asked = MOVE_TABLE.approve.guards.filter((guard) => !ofPerson.has(guard));
    expect(asked.filter((guard) => !guards.includes(guard))).toEqual(foresees);
    expect(handingIn({ items: [{ id: 'a', hasBlockingThread: true }] })?.foreseen).toMatchObject([
      { annotationIds: ['a'] },
    ]);
  });

  test('says so only once nothing stands in its own way, and nothing where all is well', () => {
    const items = [{ status: 'disputed' } as const];
    expect(handingIn({ items, unread: [{ start: 0, end: 4 }] })?.foreseen).toEqual([]);
    expect(handingIn({ items: [{}] })).toMatchObject({ obstacles: [], foreseen: [] });
  });
});

test('an article is worked on until it is published, and again while it is corrected', () => {
  expect(REVIEW_STATES.filter((state) => !isOpenState(state))).toEqual([
    'published',
    'corrected',
    'withdrawn',
  ]);
  expect(REVIEW_STATES.filter(isPublic)).toEqual(['published', 'correction_open', 'corrected']);
});
