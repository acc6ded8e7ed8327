import { expect, test } from 'vitest';
import { VERIFICATION_STATUSES } from '@/lib/annotations/model';
import { statusStep, type StatusStep } from '@/lib/annotations/status-rules';

const [S, B, F, R, T, U]: StatusStep[] = ['stay', 'begin', 'finish', 'resume', 'through', 'take_back'];

/** From each status, in the order of `VERIFICATION_STATUSES`, to each in the same order. */
const TABLE: Record<(typeof VERIFICATION_STATUSES)[number], (StatusStep | undefined)[]> = {
  unchecked: [S, B, T, T, T, T, T, T, T],
  in_progress: [U, S, F, F, F, F, F, F, F],
  verified: [U, R, S, T, T, T, T, T, T],
  verified_with_change: [U, R, T, S, T, T, T, T, T],
  needs_source: [U, R, T, T, S, T, T, T, T],
  awaiting_reply: [U, R, T, T, T, S, T, T, T],
  disputed: [U, R, T, T, T, T, S, T, T],
  unverifiable: [U, R, T, T, T, T, T, S, T],
  not_checkable: [U, R, T, T, T, T, T, T, S],
};

const cells = VERIFICATION_STATUSES.flatMap((from) =>
  VERIFICATION_STATUSES.map((to, index) => ({ from, to, step: TABLE[from][index] })),
);

test('the table of an item’s statuses has 81 cells', () => expect(cells).toHaveLength(81));

test.each(cells)('$from to $to: $step', ({ from, to, step }) => {
  expect(statusStep(from, to)).toBe(step);
});
