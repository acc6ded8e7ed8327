import type { Actor, Role } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import type { InvitationView, MemberView } from '@/lib/workspaces/model';
import { canSeeAddresses } from '@/lib/workspaces/policy';
import { invitationState } from '@/lib/workspaces/rules';

interface MemberRow {
  userId: string;
  role: Role;
  createdAt: Date;
  user: { name: string; email: string };
}

/** A member for the actor's eyes: one's own e-mail always, others' only for those who may invite. */
export function presentMember(actor: Actor, { userId, role, createdAt, user }: MemberRow): MemberView {
  const mayKnow = userId === actor.userId || canSeeAddresses(actor);
  return {
    userId,
    name: user.name,
    email: mayKnow ? user.email : null,
    role,
    joinedAt: createdAt.toISOString(),
  };
}

/** What `presentInvitation` reads. */
export const invitationSelect = {
  id: true,
  role: true,
  note: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  withdrawnAt: true,
  createdBy: { select: { name: true } },
  acceptedBy: { select: { name: true } },
} satisfies Prisma.InvitationSelect;
type InvitationRow = Prisma.InvitationGetPayload<{ select: typeof invitationSelect }>;

/** A link as it stands at this moment, without what opens it. */
export function presentInvitation(row: InvitationRow, now: Date): InvitationView {
  return {
    id: row.id,
    role: row.role,
    note: row.note,
    state: invitationState(row, now),
    createdByName: row.createdBy.name,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    usedByName: row.acceptedBy?.name ?? null,
  };
}
