/** Roles from the widest to the narrowest right; each includes those below it. */
export const ROLES = ['owner', 'editor', 'reviewer', 'checker', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** A person acting in one workspace: the first argument of every query and command. */
export interface Actor {
  readonly userId: string;
  readonly workspaceId: string;
  readonly role: Role;
}

/** Whether the actor's role is `least` or wider. */
export function hasRole(actor: Pick<Actor, 'role'>, least: Role): boolean {
  return ROLES.indexOf(actor.role) <= ROLES.indexOf(least);
}
