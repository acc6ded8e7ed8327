import { can, canGiveRole } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { INVITABLE_ROLES, type InvitableRole } from '@/lib/workspaces/model';

type Who = Pick<Actor, 'role'>;

/** Whether the actor may change the workspace's name. */
export function canRenameWorkspace(actor: Who): boolean {
  return can(actor, 'workspace.rename');
}

/** Whether the actor may see the links, whoever made them, and withdraw them. */
export function canSeeInvitations(actor: Who): boolean {
  return can(actor, 'invitation.see');
}

/** Whether the actor may make a link that gives this role: never a wider one than their own. */
export function canInvite(actor: Who, role: InvitableRole): boolean {
  return canGiveRole(actor, role);
}

/** Whether the actor may see the e-mail addresses of members. */
export function canSeeAddresses(actor: Who): boolean {
  return can(actor, 'address.see');
}

/** Whether the actor may change members' roles, their own too; the last owner is for rules to protect. */
export function canChangeRoles(actor: Who): boolean {
  return can(actor, 'role.change');
}

/** Whether the actor may take others out of the workspace. Anybody may leave it. */
export function canRemoveMembers(actor: Who): boolean {
  return can(actor, 'member.remove');
}

/** Whether the actor may say what a claim needs before it counts as verified. */
export function canSetSufficiency(actor: Who): boolean {
  return can(actor, 'sufficiency.set');
}

/** What the actor may do with the workspace itself, for the interface to offer nothing else. */
export interface WorkspaceAbilities {
  rename: boolean;
  setSufficiency: boolean;
  seeInvitations: boolean;
  /** The roles that their links can give. */
  invite: InvitableRole[];
  changeRoles: boolean;
  removeMembers: boolean;
}

/** See `WorkspaceAbilities`. */
export function abilities(actor: Who): WorkspaceAbilities {
  return {
    rename: canRenameWorkspace(actor),
    setSufficiency: canSetSufficiency(actor),
    seeInvitations: canSeeInvitations(actor),
    invite: INVITABLE_ROLES.filter((role) => canInvite(actor, role)),
    changeRoles: canChangeRoles(actor),
    removeMembers: canRemoveMembers(actor),
  };
}
