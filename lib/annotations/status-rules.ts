import type { VerificationStatus } from '@/lib/annotations/model';

/**
 * How an item goes from one status to another (domain.md 2.2): `begin` and `finish` are the two steps of a check, `resume` takes a
 * result up again. From one result to another, or from `unchecked` to a result, is two steps in one act (`through`): the check passes
 * through `in_progress`, if only for that moment. `take_back` undoes what was begun or found. `stay` is none.
 */
export const STATUS_STEPS = ['stay', 'begin', 'finish', 'resume', 'through', 'take_back'] as const;
export type StatusStep = (typeof STATUS_STEPS)[number];

/** Which step it is. Every pair of statuses is one of them: what a status asks for is for other rules. */
export function statusStep(from: VerificationStatus, to: VerificationStatus): StatusStep {
  if (from === to) return 'stay';
  if (to === 'unchecked') return 'take_back';
  if (to === 'in_progress') return from === 'unchecked' ? 'begin' : 'resume';
  return from === 'in_progress' ? 'finish' : 'through';
}
