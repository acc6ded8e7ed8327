import { describe, expect, test } from 'vitest';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { Placement, Range, VerificationStatus } from '@/lib/annotations/model';
import { coverageItemOf, decisionOf, isDone, isStale, placementOf } from '@/lib/annotations/rules';

const range = (placement: Placement, start = 0): Range => {
  const end = placement === 'ambiguous' || placement === 'orphaned' ? start : start + 4;
  return { role: 'content', start, end, exact: 'quay', prefix: '', suffix: '', placement };
};
const of = (kind: AnnotationKind, status: VerificationStatus, ...placements: Placement[]) => ({
  kind,
  status,
  ranges: placements.map((placement, index) => range(placement, index * 10)),
});

describe('a check', () => {
  test.each<[Placement[], Placement, boolean]>([
    [[], 'placed', false],
    [['placed'], 'placed', false],
    [['placed', 'moved'], 'moved', false],
    [['changed', 'placed'], 'changed', true],
    [['moved', 'ambiguous', 'changed'], 'ambiguous', true],
    [['placed', 'orphaned', 'ambiguous'], 'orphaned', true],
  ])('on ranges that are %j is %s', (placements, placement, isOther) => {
    const finished = of('claim', 'verified', ...placements);
    expect(placementOf(finished)).toBe(placement);
    expect([isStale(finished), isDone(finished)]).toEqual([isOther, !isOther]);
  });

  test.each<VerificationStatus>(['unchecked', 'in_progress', 'disputed', 'awaiting_reply'])(
    'that is %s is neither stale nor done',
    (status) => {
      expect(isStale(of('claim', status, 'changed'))).toBe(false);
      expect(isDone(of('claim', status, 'placed'))).toBe(false);
    },
  );
});

describe('coverage', () => {
  test('keeps a stale check open', () => {
    expect(coverageItemOf(of('claim', 'verified', 'placed'))).toMatchObject({ finished: true });
    expect(coverageItemOf(of('claim', 'verified', 'placed', 'changed'))).toMatchObject({
      finished: false,
      ranges: [{ start: 0 }, { start: 10 }],
    });
  });

  test('clears only words that stand as they were read', () => {
    expect(coverageItemOf(of('cleared', 'unchecked', 'changed', 'moved', 'orphaned'))).toMatchObject({
      cleared: true,
      ranges: [{ start: 10, end: 14 }],
    });
  });

  test.each<AnnotationKind>(['note', 'suggestion'])('does not count the kind %s', (kind) => {
    expect(coverageItemOf(of(kind, 'unchecked', 'placed'))).toBeNull();
  });
});

test('a suggestion is open until it is decided, and nothing else is decided', () => {
  expect(decisionOf({ kind: 'suggestion', fields: {} })).toBe('open');
  expect(decisionOf({ kind: 'suggestion', fields: { decision: 'rejected' } })).toBe('rejected');
  expect(decisionOf({ kind: 'note', fields: { decision: 'accepted' } })).toBe('open');
});
