import { describe, expect, test } from 'vitest';
import { REVIEW_STATES } from '@/lib/review/model';
import { afterEdit, afterRestore, afterWork, changesChecks } from '@/lib/review/reopening-rules';

const changed = (field: string) => ({
  type: 'annotation.changed',
  data: { kind: 'claim', changes: { [field]: {} } },
});
const seen = (from: string, to: string) => ({
  type: 'annotation.changed',
  data: { kind: 'claim', changes: { visibility: { from, to } } },
});

describe('an edit of the text', () => {
  test.each(REVIEW_STATES)('of an article in %s', (state) => {
    const expected: Record<string, object> = {
      in_review: { to: 'checking', reason: 'text_edited' },
      approved: { to: 'checking', reason: 'text_edited' },
      correction_open: { to: 'checking', reason: 'correction_begun' },
    };
    expect(afterEdit(state)).toEqual(expected[state] ?? null);
  });
});

describe('work on the annotations', () => {
  test.each(REVIEW_STATES)('of an article in %s', (state) => {
    const told = afterWork(state, [changed('fields.verdict')], 0);
    const expected: Record<string, object> = {
      approved: { to: 'checking', reason: 'items_changed' },
      queries_out: { to: 'checking', reason: 'queries_answered' },
    };
    expect(told).toEqual(expected[state] ?? null);
  });

  test('leaves queries out while one is open', () => {
    expect(afterWork('queries_out', [changed('fields.answer')], 1)).toBeNull();
  });

  test.each([
    [changed('status'), true],
    [changed('fields.verdict'), true],
    [changed('assigneeId'), false],
    [changed('tags'), false],
    [seen('public', 'restricted'), true],
    [seen('team', 'public'), true],
    [seen('team', 'restricted'), false],
    [{ type: 'annotation.created', data: { kind: 'claim' } }, true],
    [{ type: 'annotation.created', data: { kind: 'note' } }, false],
    [{ type: 'annotation.deleted', data: { kind: 'cleared' } }, true],
    [{ type: 'annotation.confirmed', data: {} }, true],
    [{ type: 'annotation.second_checked', data: { kind: 'claim' } }, false],
    [{ type: 'evidence.linked', data: {} }, true],
    [{ type: 'evidence.unlinked', data: {} }, true],
    [{ type: 'comment.added', data: {} }, false],
    [{ type: 'thread.resolved', data: null }, false],
  ])('%j changes what was checked: %s', (event, expected) => {
    expect(changesChecks(event)).toBe(expected);
  });
});

test('what comes back from the archive is checked again, but for what was not begun or was withdrawn', () => {
  expect(REVIEW_STATES.filter((state) => afterRestore(state))).toEqual([
    'queries_out',
    'in_review',
    'changes_requested',
    'approved',
    'published',
    'correction_open',
    'corrected',
  ]);
});
