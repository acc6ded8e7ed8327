import type { Actor, Role } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { hashToken } from '@/lib/tokens';
import type {
  AccountSummary,
  InvitationOffer,
  InvitationView,
  MemberView,
  Page,
  PageQuery,
  PersonView,
  WorkspaceView,
} from '@/lib/workspaces/model';
import { canSeeInvitations } from '@/lib/workspaces/policy';
import { invitationSelect, presentInvitation, presentMember } from '@/lib/workspaces/present';
import { invitationState } from '@/lib/workspaces/rules';

const DEFAULT_LIMIT = 100;

/** The actor's workspace. */
export async function getWorkspace({ workspaceId }: Actor): Promise<WorkspaceView> {
  return await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { id: true, name: true },
  });
}

/** Which of a person's own workspaces an article is in; null when in none of them, or nowhere. */
export async function findWorkspaceOfArticle(
  userId: string,
  articleId: string,
): Promise<WorkspaceView | null> {
  return await db.workspace.findFirst({
    where: { memberships: { some: { userId } }, articles: { some: { id: articleId } } },
    select: { id: true, name: true },
  });
}

/** The actor as the account menu shows them, with all workspaces they belong to by name. */
export async function getAccount(actor: Actor): Promise<AccountSummary> {
  const { name, email, timeZone, memberships } = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: {
      name: true,
      email: true,
      timeZone: true,
      memberships: {
        orderBy: [{ workspace: { name: 'asc' } }, { workspaceId: 'asc' }],
        select: { role: true, workspace: { select: { id: true, name: true } } },
      },
    },
  });
  const workspaces = memberships.map(({ role, workspace }) => ({ ...workspace, role }));
  const current = workspaces.find(({ id }) => id === actor.workspaceId) ?? (await getWorkspace(actor));
  return {
    userId: actor.userId,
    name,
    email,
    timeZone,
    role: actor.role,
    workspace: { id: current.id, name: current.name },
    workspaces,
  };
}

/** One page of the workspace's members, oldest account first. */
export async function listMembers(
  actor: Actor,
  { cursor, limit = DEFAULT_LIMIT }: PageQuery = {},
): Promise<Page<MemberView>> {
  const rows = await db.membership.findMany({
    where: { workspaceId: actor.workspaceId, ...(cursor !== undefined && { userId: { gt: cursor } }) },
    orderBy: { userId: 'asc' },
    take: limit + 1,
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
  });
  const items = rows.slice(0, limit).map((row) => presentMember(actor, row));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.userId ?? null) : null };
}

/** How many owners the workspace has. */
export async function countOwners({ workspaceId }: Actor): Promise<number> {
  return await db.membership.count({ where: { workspaceId, role: 'owner' } });
}

/**
 * Everybody who is or was a member, by name: whose names stand beside annotations, comments and changes. Who was one is known
 * from the links they came by, and from who made the workspace. Guests of articles are among them, named as such.
 */
export async function listPeople({ workspaceId }: Actor): Promise<PersonView[]> {
  const people = await db.user.findMany({
    where: {
      OR: [
        { memberships: { some: { workspaceId } } },
        { invitationsAccepted: { some: { workspaceId } } },
        { workspacesCreated: { some: { id: workspaceId } } },
        { guestLink: { workspaceId } },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      memberships: { where: { workspaceId }, select: { role: true } },
      guestLink: { select: { id: true } },
    },
  });
  return people.map(({ id, name, memberships, guestLink }) => ({
    userId: id,
    name: guestLink ? `${name} (guest)` : name,
    role: memberships[0]?.role ?? null,
  }));
}

/** One page of the workspace's links, newest first; empty for those who may not invite. */
export async function listInvitations(
  actor: Actor,
  { cursor, limit = DEFAULT_LIMIT }: PageQuery = {},
  now = new Date(),
): Promise<Page<InvitationView>> {
  if (!canSeeInvitations(actor)) return { items: [], nextCursor: null };
  const rows = await db.invitation.findMany({
    where: { workspaceId: actor.workspaceId, ...(cursor !== undefined && { id: { lt: cursor } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: invitationSelect,
  });
  const items = rows.slice(0, limit).map((row) => presentInvitation(row, now));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** What a link offers, for whoever holds it; null for a token that nobody made. */
export async function getInvitationByToken(token: string, now = new Date()): Promise<InvitationOffer | null> {
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      role: true,
      expiresAt: true,
      acceptedAt: true,
      withdrawnAt: true,
      createdBy: { select: { name: true } },
      workspace: { select: { id: true, name: true } },
    },
  });
  if (!invitation) return null;
  return {
    state: invitationState(invitation, now),
    workspace: invitation.workspace,
    role: invitation.role,
    invitedByName: invitation.createdBy.name,
    expiresAt: invitation.expiresAt.toISOString(),
  };
}

/** The person's role in a workspace, or null when they are no member. */
export async function getRole(userId: string, workspaceId: string): Promise<Role | null> {
  const membership = await db.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { role: true },
  });
  return membership?.role ?? null;
}
