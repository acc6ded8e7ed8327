import { linkState, type LinkState } from '@/lib/auth/reset-rules';
import { db } from '@/lib/db/client';
import type { AccountLink, Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { hashToken, newToken } from '@/lib/tokens';

type Tx = Prisma.TransactionClient;
type Kind = AccountLink['kind'];

interface LinkInput {
  kind: Kind;
  userId: string;
  /** The address that the account is to have. */
  email?: string;
  expiresAt: Date;
}

/** Makes a link to an account and answers its token, which is told here and never again: only its hash is kept. */
export async function createLink(input: LinkInput, now: Date): Promise<string> {
  const token = newToken();
  // What was never used is kept until it could not be used anyway.
  await db.accountLink.deleteMany({ where: { userId: input.userId, expiresAt: { lt: now } } });
  await db.accountLink.create({
    data: { id: newId(), tokenHash: hashToken(token), createdAt: now, ...input },
  });
  return token;
}

/** A link as whoever holds it sees it. */
export interface LinkOffer {
  state: LinkState;
  /** Whose account it is. */
  name: string;
  /** The address by which they sign in. */
  email: string;
  /** The address that the account is to have; null where the link is for something else. */
  newEmail: string | null;
}

/** What a link offers; null for a token that nobody made, or not for this. Looking uses nothing up. */
export async function getLink(token: string, kind: Kind, now = new Date()): Promise<LinkOffer | null> {
  const link = await findLink(token, kind);
  if (!link) return null;
  return { state: linkState(link, now), newEmail: link.email, ...link.user };
}

const found = {
  id: true,
  userId: true,
  email: true,
  madeById: true,
  expiresAt: true,
  usedAt: true,
  user: { select: { name: true, email: true } },
} satisfies Prisma.AccountLinkSelect;
export type FoundLink = Prisma.AccountLinkGetPayload<{ select: typeof found }>;

const CLOSED = 'This link cannot be used any more. Ask for a new one.';

/** A link that can be used now. Throws not found for a token that nobody made, and a conflict for one that is used or too old. */
export async function requireOpenLink(token: string, kind: Kind, now: Date): Promise<FoundLink> {
  const link = await findLink(token, kind);
  if (!link) throw new AppError('not_found', 'This link does not exist. Check that all of it was copied.');
  if (linkState(link, now) !== 'open') throw new AppError('conflict', CLOSED);
  return link;
}

/** Uses a link up; of several who do so at once, one succeeds and the others are told that it is closed. */
export async function takeLink(tx: Tx, { id }: FoundLink, now: Date): Promise<void> {
  const where = { id, usedAt: null, expiresAt: { gt: now } };
  const { count } = await tx.accountLink.updateMany({ where, data: { usedAt: now } });
  if (count === 0) throw new AppError('conflict', CLOSED);
}

/** Closes every unused link to an account, because what opens it is something else now. */
export async function dropLinks(tx: Tx, userId: string): Promise<void> {
  await tx.accountLink.deleteMany({ where: { userId, usedAt: null } });
}

async function findLink(token: string, kind: Kind): Promise<FoundLink | null> {
  return await db.accountLink.findFirst({ where: { tokenHash: hashToken(token), kind }, select: found });
}
