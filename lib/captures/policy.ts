import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';

/** Whether the actor may keep copies of sources. */
export function canKeepCopies(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'copy.keep');
}
