import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';
import type { Guest, GuestState, GuestView } from '@/lib/guests/model';
import { guestState } from '@/lib/guests/rules';
import { hashToken } from '@/lib/tokens';

const MOST_LISTED = 200;

const guestSelect = {
  id: true,
  userId: true,
  mayComment: true,
  mayAnswer: true,
  mayDownload: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  seenAt: true,
  user: { select: { name: true } },
  createdBy: { select: { name: true } },
} as const;

/** The guests of an article, the newest first, at most two hundred. Throws not found for others' articles, and forbidden for those who may not invite. */
export async function listGuests(actor: Actor, articleId: string, now = new Date()): Promise<GuestView[]> {
  const { workspaceId } = actor;
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { id: true },
  });
  if (!article) throw notFound('article');
  if (!can(actor, 'guest.invite')) throw new AppError('forbidden', 'Your role does not let you see guests.');
  const rows = await db.guestLink.findMany({
    where: { workspaceId, articleId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
    select: guestSelect,
  });
  return rows.map(({ user, createdBy, createdAt, expiresAt, revokedAt, seenAt, ...row }) => ({
    ...row,
    name: user.name,
    createdByName: createdBy.name,
    state: guestState({ revokedAt, expiresAt }, now),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
  }));
}

/** Whose link a token is and whether it is open; null for a token that nobody made. */
export async function findGuest(
  token: string,
  now = new Date(),
): Promise<{ guest: Guest; state: GuestState } | null> {
  const row = await db.guestLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { ...guestSelect, workspaceId: true, articleId: true },
  });
  if (!row) return null;
  const { id: linkId, userId, workspaceId, articleId, expiresAt } = row;
  const { mayComment, mayAnswer, mayDownload } = row;
  return {
    guest: {
      linkId,
      userId,
      name: row.user.name,
      workspaceId,
      articleId,
      mayComment,
      mayAnswer,
      mayDownload,
      expiresAt,
    },
    state: guestState(row, now),
  };
}

/** The guest of a link that is open. Throws not found for every other token: whose link was revoked is told no more than anybody. */
export async function requireGuest(token: string, now = new Date()): Promise<Guest> {
  const found = await findGuest(token, now);
  if (found?.state !== 'open') {
    throw new AppError('not_found', 'This link does not open anything any more. Ask whoever sent it.');
  }
  return found.guest;
}
