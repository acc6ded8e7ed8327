import { describe, expect, test } from 'vitest';
import { VERIFICATION_STATUSES, type Placement } from '@/lib/annotations/model';
import {
  GUARDS,
  isBlocking,
  needsSecondCheck,
  obstaclesOf,
  type Guard,
  type Standing,
} from '@/lib/review/guard-rules';
import { lackOfSigners } from '@/lib/review/signing-model';
import { buildItem, buildStanding } from '@/lib/review/test-standing';

const me = { userId: 'me', role: 'checker' } as const;
const at = (placement: Placement) => [
  { role: 'content' as const, start: 4, end: 9, exact: 'stone', prefix: '', suffix: '', placement },
];

/** For each guard a standing that it refuses, what it says then, and one that it lets through. */
const TABLE: Record<Guard, { refused: Standing; says: string; passed: Standing }> = {
  has_sentences: {
    refused: buildStanding({ sentences: 0 }),
    says: 'There is no sentence in the text to check.',
    passed: buildStanding(),
  },
  has_lead: {
    refused: buildStanding({ leadId: null }),
    says: 'It has no lead checker. Say who sees to the checking.',
    passed: buildStanding(),
  },
  has_author: {
    refused: buildStanding({ hasAuthor: false }),
    says: 'Nobody is named as its author. Assign one, or give its byline, if the author is not here.',
    passed: buildStanding(),
  },
  has_open_query: {
    refused: buildStanding({ items: [{ kind: 'query' }] }),
    says: 'No query holds it up. Mark one as blocking, then send the queries.',
    passed: buildStanding({ items: [{ kind: 'query', isOpenQuery: true }] }),
  },
  is_lead: {
    refused: buildStanding({ leadId: 'other' }),
    says: 'Its lead checker hands it in.',
    passed: buildStanding({ leadId: 'me' }),
  },
  every_line: {
    refused: buildStanding({ unread: [{ start: 0, end: 20 }] }),
    says: 'One sentence has not been read: mark what is to check in it, or clear it.',
    passed: buildStanding(),
  },
  every_item_begun: {
    refused: buildStanding({ items: [{ status: 'unchecked' }, { status: 'in_progress' }] }),
    says: '2 items are not checked to an end.',
    passed: buildStanding({
      items: [{ status: 'needs_source' }, { status: 'disputed' }, { kind: 'note', status: 'unchecked' }],
    }),
  },
  enough_evidence: {
    refused: buildStanding({ items: [{ lacksEvidence: true }] }),
    says: 'One verified claim has less evidence than the workspace asks for, and no reason why that is enough.',
    passed: buildStanding({ items: [{ lacksEvidence: true, status: 'unverifiable' }] }),
  },
  comment: {
    refused: buildStanding(),
    says: 'Say in a comment what is to be changed.',
    passed: buildStanding({ comment: 'Who counted them?' }),
  },
  note: {
    refused: buildStanding(),
    says: 'Write the note that its readers are given.',
    passed: buildStanding({ note: 'The bridge has six arches, not seven.' }),
  },
  four_eyes: {
    refused: buildStanding({ items: [{ checkedById: 'me' }, { secondCheckById: 'me' }] }),
    says: 'You checked 2 claims in it yourself. Somebody who checked none approves it.',
    passed: buildStanding({ items: [{ kind: 'quote', checkedById: 'me' }, { checkedById: 'other' }] }),
  },
  once: {
    refused: buildStanding({ approvals: { needed: 2, byIds: ['me'] } }),
    says: 'You have approved it. It needs one more approval.',
    passed: buildStanding({ approvals: { needed: 2, byIds: ['other'] } }),
  },
  nothing_blocking: {
    refused: buildStanding({ items: [{ status: 'disputed' }] }),
    says: 'One item stands in the way: unchecked, in progress, in need of a source, awaiting a reply, disputed, or checked on other words.',
    passed: buildStanding({
      items: [{ status: 'unverifiable' }, { kind: 'suggestion', status: 'unchecked' }],
    }),
  },
  second_checks: {
    refused: buildStanding({ items: [{ priority: 'legal' }, { isRatedFalse: true }] }),
    says: '2 items need a second check by somebody else, because of legal priority or a verdict of false.',
    passed: buildStanding({ items: [{ priority: 'legal', secondCheckById: 'other' }, {}] }),
  },
  no_open_query: {
    refused: buildStanding({ items: [{ kind: 'query', isOpenQuery: true }] }),
    says: 'One blocking query is not answered.',
    passed: buildStanding({ items: [{ kind: 'query' }] }),
  },
  no_blocking_thread: {
    refused: buildStanding({
      items: [{ hasBlockingThread: true }, { kind: 'note', hasBlockingThread: true }],
    }),
    says: '2 blocking threads are not resolved.',
    passed: buildStanding({ items: [{}] }),
  },
  same_text: {
    refused: buildStanding({ textHash: 'b2' }),
    says: 'The text is not the one that was approved.',
    passed: buildStanding(),
  },
};

describe.each(GUARDS)('%s', (guard) => {
  const { refused, says, passed } = TABLE[guard];

  test('refuses in a sentence', () => {
    expect(obstaclesOf(me, [guard], refused).map(({ message }) => message)).toEqual([says]);
  });

  test('lets through', () => expect(obstaclesOf(me, [guard], passed)).toEqual([]));
});

describe('an obstacle', () => {
  test('names the items and the sentences that it is about', () => {
    const items = [
      { id: 'a', status: 'unchecked' as const },
      { id: 'b' },
      { id: 'c', status: 'in_progress' as const },
    ];
    const unread = [{ start: 3, end: 9 }];
    const [lines, begun] = obstaclesOf(
      me,
      ['every_line', 'every_item_begun'],
      buildStanding({ items, unread }),
    );
    expect(lines).toMatchObject({ annotationIds: [], lines: [{ start: 3, end: 9 }] });
    expect(begun).toMatchObject({ annotationIds: ['a', 'c'], lines: [] });
  });

  test('of a lead checker is none for a reviewer', () => {
    const other = buildStanding({ leadId: 'other' });
    expect(obstaclesOf({ userId: 'me', role: 'reviewer' }, ['is_lead'], other)).toEqual([]);
  });
});

describe('an item', () => {
  test.each(VERIFICATION_STATUSES)('that is %s stands in the way unless its check is finished', (status) => {
    const finished = ['verified', 'verified_with_change', 'unverifiable', 'not_checkable'];
    expect(isBlocking(buildItem({ status }))).toBe(!finished.includes(status));
  });

  test.each(['changed', 'ambiguous', 'orphaned'] as const)(
    'on words that are %s stands in the way',
    (placement) => {
      expect(isBlocking(buildItem({ ranges: at(placement) }))).toBe(true);
    },
  );

  test.each(['placed', 'moved'] as const)('on words that are %s does not', (placement) => {
    expect(isBlocking(buildItem({ ranges: at(placement) }))).toBe(false);
  });

  test('of legal priority, or rated false, is looked at twice', () => {
    expect(needsSecondCheck(buildItem({ priority: 'legal', kind: 'quote' }))).toBe(true);
    expect(needsSecondCheck(buildItem({ isRatedFalse: true }))).toBe(true);
    expect(needsSecondCheck(buildItem({ priority: 'high' }))).toBe(false);
    expect(needsSecondCheck(buildItem({ priority: 'legal', kind: 'note' }))).toBe(false);
  });
});

describe('where nobody is left to approve', () => {
  const me = { role: 'owner', userId: 'me' } as const;
  const say = (guards: Parameters<typeof obstaclesOf>[1], standing: Parameters<typeof buildStanding>[0]) =>
    obstaclesOf(me, guards, buildStanding(standing));

  test('whoever checked alone is told to invite somebody', () => {
    const items = [{ checkedById: 'me' }];
    const [alone] = say(['four_eyes'], { items, signerIds: ['me'] });
    expect(alone).toMatchObject({ isOfSettings: true });
    expect(alone?.message).toBe(
      'You checked one claim in it yourself. Somebody who checked none approves it, and nobody else here can: invite another reviewer.',
    );
    const both = [{ checkedById: 'me', secondCheckById: 'other' }];
    expect(say(['four_eyes'], { items: both, signerIds: ['me', 'other'] })[0]?.isOfSettings).toBe(true);
    expect(say(['four_eyes'], { items, signerIds: ['me', 'other'] })[0]?.isOfSettings).toBeUndefined();
  });

  test('more approvals than people who can give them are told of', () => {
    const approvals = { needed: 3, byIds: ['me'] };
    const [lack] = say(['once'], { approvals, signerIds: ['me', 'other'] });
    expect(lack).toMatchObject({ isOfSettings: true });
    expect(lack?.message).toContain('It needs 2 more approvals, and only one person here can give one.');
    const [enough] = say(['once'], { approvals, signerIds: ['me', 'other', 'third'] });
    expect(enough?.message).toBe('You have approved it. It needs 2 more approvals.');
  });
});

test('settings say when there are too few to sign', () => {
  const signing = { approvals: 1, ratedApprovals: 2 };
  expect(lackOfSigners(signing, 1)).toMatch(/^One person here may approve/);
  expect(lackOfSigners(signing, 2)).toBeNull();
  expect(lackOfSigners({ ...signing, ratedApprovals: 3 }, 2)).toContain('nothing gets 3 approvals');
});
