import { describe, expect, test } from 'vitest';
import {
  type Filter,
  isFiltering,
  isOpen,
  isShown,
  NO_FILTER,
  toggled,
} from '@/components/desk/store/filter';
import { annotationOf } from '@/components/desk/store/test-annotation';
import { NO_THREAD } from '@/lib/annotations/comment-model';
import { PLACEMENTS, type Placement } from '@/lib/annotations/model';

const claim = annotationOf('claim', '9.4 million crowns', {
  status: 'needs_source',
  flags: [{ name: 'primary_needed', reason: '', byId: 'tove', at: '' }],
  createdById: 'tove',
  assigneeId: 'imre',
  thread: { ...NO_THREAD, comments: 2, unread: 1 },
});
const done = annotationOf('quote', 'We have the boat', { status: 'verified', createdById: 'imre' });
const cleared = annotationOf('cleared', 'pier');
const shows = (filter: Partial<Filter>, annotation = claim) =>
  isShown({ ...NO_FILTER, ...filter }, annotation);

describe('a filter', () => {
  test('shows everything but what is cleared when it is empty', () => {
    expect([claim, done, cleared].map((each) => shows({}, each))).toEqual([true, true, false]);
    expect(shows({ kinds: ['cleared'] }, cleared)).toBe(true);
    expect(isFiltering(NO_FILTER)).toBe(false);
  });

  test.each<[Partial<Filter>, boolean, boolean]>([
    [{ kinds: ['claim', 'note'] }, true, false],
    [{ statuses: ['needs_source', 'disputed'] }, true, false],
    [{ statuses: ['verified'] }, false, true],
    [{ flags: ['primary_needed'] }, true, false],
    [{ people: ['imre'] }, true, true],
    [{ people: ['tove'] }, true, false],
    [{ threads: 'open' }, true, false],
    [{ threads: 'resolved' }, false, false],
    [{ threads: 'unread' }, true, false],
    [{ threads: 'blocking' }, false, false],
    [{ openOnly: true }, true, false],
    [{ kinds: ['claim'], statuses: ['verified'] }, false, false],
  ])('%j shows the open claim: %s, the finished quote: %s', (filter, open, finished) => {
    expect([shows(filter), shows(filter, done)]).toEqual([open, finished]);
    expect(isFiltering({ ...NO_FILTER, ...filter })).toBe(true);
  });

  test('shows what stands on other words or nowhere when it asks for what needs attention', () => {
    const [range = expect.fail()] = done.ranges;
    const at = (placement: Placement) => ({ ...done, ranges: [{ ...range, placement }] });
    const shown = PLACEMENTS.filter((placement) => shows({ attentionOnly: true }, at(placement)));
    expect(shown).toEqual(['changed', 'ambiguous', 'orphaned']);
    expect(isFiltering({ ...NO_FILTER, attentionOnly: true })).toBe(true);
  });

  test('takes a stale check, and a suggestion that nobody decided, for open', () => {
    const [range = expect.fail()] = done.ranges;
    expect([isOpen(done), isOpen({ ...done, ranges: [{ ...range, placement: 'changed' }] })]).toEqual([
      false,
      true,
    ]);
    const suggestion = annotationOf('suggestion', 'pier');
    const fields = { decision: 'rejected' as const };
    expect([isOpen(suggestion), isOpen(annotationOf('suggestion', 'pier', { fields }))]).toEqual([
      true,
      false,
    ]);
  });

  test('is switched by choosing the same thing twice', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
