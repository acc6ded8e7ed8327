import type { BlindMarkView, DoubleCheckView } from '@/lib/double-check/model';

type Side = 'left' | 'right';
type Standing = Pick<DoubleCheckView, 'state' | 'leftId' | 'rightId' | 'leftFinishedAt' | 'rightFinishedAt'>;

/** On which side a person's marks stand; null for everybody but the two. */
export function sideOf(
  { leftId, rightId }: Pick<Standing, 'leftId' | 'rightId'>,
  userId: string,
): Side | null {
  if (userId === leftId) return 'left';
  return userId === rightId ? 'right' : null;
}

/** When a side finished; null while it marks. */
export function finishedAt(check: Standing, side: Side): string | null {
  return side === 'left' ? check.leftFinishedAt : check.rightFinishedAt;
}

/** Whether the team sees the marks of both: only when both have finished, and whatever became of it then. */
export function isRevealed({ leftFinishedAt, rightFinishedAt }: Standing): boolean {
  return leftFinishedAt !== null && rightFinishedAt !== null;
}

/** Of a double check's marks those that the person may see: their own, and after both have finished all. */
export function visibleMarks<M extends Pick<BlindMarkView, 'userId'>>(
  check: Standing,
  userId: string,
  marks: readonly M[],
): M[] {
  return marks.filter((mark) => isRevealed(check) || mark.userId === userId);
}

/** Why one of the two cannot mark any more, in a sentence; null when they can. */
export function refusalToMark(check: Standing, side: Side): string | null {
  if (check.state !== 'marking') return overWith(check.state);
  return finishedAt(check, side) === null
    ? null
    : 'You have finished. Take that back, while the other has not finished, to go on marking.';
}

/** Why one of the two cannot take back that they finished; null when they can. */
export function refusalToTakeBack(check: Standing): string | null {
  if (check.state === 'marking') return null;
  if (check.state === 'cancelled') return overWith(check.state);
  return 'Both have finished, and the marks are compared. They stay as they are.';
}

/** Why nothing can be decided now; null when it can. */
export function refusalToDecide({ state }: Pick<Standing, 'state'>): string | null {
  if (state === 'comparing') return null;
  return state === 'marking' ? 'Wait until both have finished. Then decide.' : overWith(state);
}

/** Why it cannot be called off; null when it can. */
export function refusalToCancel({ state }: Pick<Standing, 'state'>): string | null {
  return state === 'marking' || state === 'comparing' ? null : overWith(state);
}

function overWith(state: DoubleCheckView['state']): string {
  switch (state) {
    case 'marking':
      return 'The two are still marking.';
    case 'comparing':
      return 'Both have finished. Nothing is marked any more.';
    case 'decided':
      return 'This double check is decided.';
    case 'cancelled':
      return 'This double check was called off.';
  }
}
