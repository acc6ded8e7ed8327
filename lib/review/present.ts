import type { Prisma } from '@/lib/db/generated/client';
import { VOID_REASONS, type PublicationView, type SignOffView } from '@/lib/review/model';

const ofRevision = { select: { version: true, textHash: true } } as const;

export const signOffSelect = {
  id: true,
  revisionId: true,
  decision: true,
  comment: true,
  byId: true,
  createdAt: true,
  voidedAt: true,
  voidReason: true,
  revision: ofRevision,
} as const satisfies Prisma.SignOffSelect;

/** A sign-off as it leaves the server. */
export function presentSignOff({
  createdAt,
  voidedAt,
  voidReason,
  revision,
  ...row
}: Prisma.SignOffGetPayload<{ select: typeof signOffSelect }>): SignOffView {
  return {
    ...row,
    ...revision,
    at: createdAt.toISOString(),
    voidedAt: voidedAt?.toISOString() ?? null,
    voidReason: VOID_REASONS.find((each) => each === voidReason) ?? null,
  };
}

export const publicationSelect = {
  id: true,
  revisionId: true,
  ordinal: true,
  kind: true,
  note: true,
  byId: true,
  createdAt: true,
  revision: ofRevision,
} as const satisfies Prisma.PublicationSelect;

/** A publication as it leaves the server. */
export function presentPublication({
  createdAt,
  revision,
  ...row
}: Prisma.PublicationGetPayload<{ select: typeof publicationSelect }>): PublicationView {
  return { ...row, ...revision, at: createdAt.toISOString() };
}
