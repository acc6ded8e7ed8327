import type { Prisma } from '@/lib/db/generated/client';
import type { BlindMarkView, DecisionView, DoubleCheckView } from '@/lib/double-check/model';

export const checkSelect = {
  id: true,
  articleId: true,
  version: true,
  textHash: true,
  leftId: true,
  rightId: true,
  askedById: true,
  deciderId: true,
  state: true,
  createdAt: true,
  leftFinishedAt: true,
  rightFinishedAt: true,
  decidedAt: true,
} as const satisfies Prisma.DoubleCheckSelect;

/** A double check as it leaves the server, without a mark. */
export function presentCheck({
  createdAt,
  leftFinishedAt,
  rightFinishedAt,
  decidedAt,
  ...row
}: Prisma.DoubleCheckGetPayload<{ select: typeof checkSelect }>): DoubleCheckView {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    leftFinishedAt: leftFinishedAt?.toISOString() ?? null,
    rightFinishedAt: rightFinishedAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

export const markSelect = {
  id: true,
  userId: true,
  kind: true,
  startOffset: true,
  endOffset: true,
  exact: true,
  statement: true,
  status: true,
  verdict: true,
  note: true,
  version: true,
} as const satisfies Prisma.BlindMarkSelect;

/** A mark as it leaves the server; who may see it was asked before. */
export function presentMark({
  startOffset: start,
  endOffset: end,
  ...row
}: Prisma.BlindMarkGetPayload<{ select: typeof markSelect }>): BlindMarkView {
  // The commands let no other kind in.
  return { ...row, start, end } as BlindMarkView;
}

export const decisionSelect = {
  id: true,
  leftMarkId: true,
  rightMarkId: true,
  choice: true,
  annotationId: true,
  comment: true,
  byId: true,
  createdAt: true,
} as const satisfies Prisma.DoubleCheckDecisionSelect;

export function presentDecision({
  createdAt,
  ...row
}: Prisma.DoubleCheckDecisionGetPayload<{ select: typeof decisionSelect }>): DecisionView {
  return { ...row, at: createdAt.toISOString() };
}
