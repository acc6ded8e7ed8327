import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';

/** Whether the actor may add sources to the workspace and change what is said of those that they see. */
export function canEditSources(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'source.edit');
}

/** Whether the actor may take the library out; what is restricted stays in it, whoever asks. */
export function canExportSources(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'source.export');
}

/** Whether the actor may restrict a source that is the team's: whoever added it, and editors. Those named with a restricted one may open it. */
export function canRestrictSource(
  actor: Pick<Actor, 'role' | 'userId'>,
  source: { createdById: string },
): boolean {
  const isOwn = source.createdById === actor.userId;
  return can(actor, 'source.restrict_any') || (isOwn && can(actor, 'source.restrict_own'));
}
