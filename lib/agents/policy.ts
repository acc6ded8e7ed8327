import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';

/** Whether the actor may add people and organisations, change what is said of them, and merge and delete them. */
export function canEditAgents(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'agent.edit');
}
