import { hasRole, type Actor } from '@/lib/auth/actor';

/** Whether the actor may add sources to the workspace and change what is said of them. */
export function canEditSources(actor: Pick<Actor, 'role'>): boolean {
  return hasRole(actor, 'checker');
}
