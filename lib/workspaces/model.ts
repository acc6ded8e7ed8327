import { z } from 'zod';

import type { Person } from '@/lib/auth/model';
import type { Role } from '@/lib/auth/actor';
import { idSchema } from '@/lib/ids';

/** Roles that a link can give, from the widest; an owner is made by another owner, among the members. */
export const INVITABLE_ROLES = ['editor', 'reviewer', 'checker', 'viewer'] as const satisfies readonly Role[];
export type InvitableRole = (typeof INVITABLE_ROLES)[number];

/** How many days a link may stay open. */
export const INVITATION_DAYS = [1, 7, 30] as const;

const line = z.string().transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim());

/** A workspace's name, on one line. */
export const workspaceNameSchema = line.pipe(
  z.string().min(1, 'Give the workspace a name.').max(100, 'Use at most 100 characters.'),
);

/** What a new link is for. Forms send the days as text. */
export const invitationInputSchema = z.object({
  role: z.enum(INVITABLE_ROLES),
  days: z.coerce.number().pipe(z.literal([...INVITATION_DAYS])),
  note: line.pipe(z.string().max(200, 'Use at most 200 characters.')).default(''),
});
export type InvitationInput = z.infer<typeof invitationInputSchema>;

/** Where a page of a list begins: after the row with this id. */
export const pageSchema = z.object({
  cursor: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
export type PageQuery = z.infer<typeof pageSchema>;

export interface WorkspaceView {
  id: string;
  name: string;
}

/** A member as others of the workspace see them. */
export interface MemberView {
  userId: string;
  name: string;
  /** Only for those who may invite; null for others. */
  email: string | null;
  role: Role;
  joinedAt: string;
}

/** Everybody whose name can stand beside something in the workspace; former members have no role. */
export interface PersonView {
  userId: string;
  name: string;
  role: Role | null;
}

export type InvitationState = 'open' | 'used' | 'expired' | 'withdrawn';

/** A link as those see it who may invite; the link itself is shown once, when it is made. */
export interface InvitationView {
  id: string;
  role: Role;
  note: string;
  state: InvitationState;
  createdByName: string;
  createdAt: string;
  expiresAt: string;
  /** Who used it. */
  usedByName: string | null;
}

/** A link as the one who opens it sees it. */
export interface InvitationOffer {
  state: InvitationState;
  workspace: WorkspaceView;
  role: Role;
  invitedByName: string;
  expiresAt: string;
}

/** What the account menu shows: the person, where they are, and where else they belong. */
export interface AccountSummary extends Person {
  /** IANA name of the zone in which times are shown; empty: that of the browser. */
  timeZone: string;
  role: Role;
  workspace: WorkspaceView;
  workspaces: (WorkspaceView & { role: Role })[];
}

/** One page of a list, and the cursor of the next one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
