import type { Prisma } from '@/lib/db/generated/client';
import type { ReportLinkView } from '@/lib/report/model';

export const reportLinkSelect = {
  id: true,
  token: true,
  showsText: true,
  showsTeam: true,
  isListed: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.ReportLinkSelect;

/** A link as it leaves the server, to those who may share it. */
export function presentReportLink({
  token,
  createdAt,
  ...row
}: Prisma.ReportLinkGetPayload<{ select: typeof reportLinkSelect }>): ReportLinkView {
  return { ...row, path: `/r/${token}`, createdAt: createdAt.toISOString() };
}
