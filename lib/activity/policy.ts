import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';

type Who = Pick<Actor, 'role'>;

/** Whether the actor may see what happened on the articles that they see. */
export function canSeeActivity(actor: Who): boolean {
  return can(actor, 'activity.see');
}

/** Whether the actor may see what happened in the whole workspace: members, access, exports, articles that are gone. */
export function canSeeLog(actor: Who): boolean {
  return can(actor, 'log.see_workspace');
}

/** Whether the actor may take the log out as a file. */
export function canExportActivity(actor: Who): boolean {
  return can(actor, 'activity.export');
}
