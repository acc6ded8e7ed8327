import type { Role } from '@/lib/auth/actor';
import type { InvitationState } from '@/lib/workspaces/model';

interface InvitationTimes {
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date;
}

/** What became of a link. Used wins over withdrawn, withdrawn over expired; it expires at the very moment it names. */
export function invitationState(invitation: InvitationTimes, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'used';
  if (invitation.withdrawnAt) return 'withdrawn';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}

/** Whether the workspace would be left without an owner if this member's role became `next` (null: they go). */
export function leavesNoOwner(member: { role: Role }, next: Role | null, owners: number): boolean {
  return member.role === 'owner' && next !== 'owner' && owners <= 1;
}
