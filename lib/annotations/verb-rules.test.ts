import { describe, expect, test } from 'vitest';
import type { Placement, Range, RangeInput } from '@/lib/annotations/model';
import { retakable, retakenData, verbOf } from '@/lib/annotations/verb-rules';

const at = (start: number, end: number): RangeInput => ({ role: 'content', start, end });
const range = (start: number, end: number, placement: Placement = 'placed'): Range => ({
  ...at(start, end),
  exact: 'pier',
  prefix: '',
  suffix: '',
  placement,
});

describe('a change of ranges', () => {
  const lost = range(7, 7, 'orphaned');
  test.each<[string, Range[], RangeInput[], string]>([
    ['an end moved', [range(0, 4)], [at(0, 6)], 'adjusted'],
    ['one more', [range(0, 4)], [at(0, 4), at(6, 8)], 'adjusted'],
    ['an end moved beside a lost one', [range(0, 4), lost], [at(0, 6), at(7, 7)], 'adjusted'],
    ['a lost one that gets a place', [lost], [at(20, 24)], 'reattached'],
    [
      'a lost one that gets a place beside another',
      [range(0, 4), lost],
      [at(0, 4), at(20, 24)],
      'reattached',
    ],
    ['a lost one that goes', [range(0, 4), lost], [at(0, 4)], 'let_go'],
    ['the only one, lost, that goes', [lost], [], 'let_go'],
  ])('with %s', (_, before, after, verb) => {
    expect(verbOf(before, after)).toBe(verb);
  });
});

test('what is taken anew is what has a place and is not as it was marked', () => {
  const ranges = (['placed', 'moved', 'changed', 'ambiguous', 'orphaned'] as const).map((placement, index) =>
    range(
      index * 10,
      placement === 'ambiguous' || placement === 'orphaned' ? index * 10 : index * 10 + 4,
      placement,
    ),
  );
  expect(retakable(ranges).map(({ placement }) => placement)).toEqual(['moved', 'changed']);
});

test('the event tells both words, unless they are very long', () => {
  const text = 'quay'.repeat(1_000);
  expect(retakenData(range(0, 4, 'changed'), text)).toEqual({ role: 'content', from: 'pier', to: 'quay' });
  expect(retakenData(range(0, 4_000, 'changed'), text)).toEqual({ role: 'content', from: 'pier' });
  expect(retakenData(range(0, 4, 'moved'), text)).toEqual({ role: 'content' });
});
