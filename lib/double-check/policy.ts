import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import type { DoubleCheckView } from '@/lib/double-check/model';

type Two = Pick<DoubleCheckView, 'leftId' | 'rightId'>;

/** Whether the actor may ask two people for a double check, and call one off. */
export function canAskDoubleCheck(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'double_check.set');
}

/** Whether the actor may decide where two checkers differ: never one of the two. */
export function canDecide(actor: Pick<Actor, 'role' | 'userId'>, check: Two): boolean {
  return can(actor, 'double_check.decide') && !isChecker(check, actor.userId);
}

/** Whether the person is one of the two. */
function isChecker({ leftId, rightId }: Two, userId: string): boolean {
  return userId === leftId || userId === rightId;
}
