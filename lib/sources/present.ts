import type { Prisma } from '@/lib/db/generated/client';
import { type SourceKind, type SourceView } from '@/lib/sources/model';

/** The columns of a source that leave the server. */
export const sourceSelect = {
  id: true,
  citationKey: true,
  kind: true,
  title: true,
  authors: true,
  containerTitle: true,
  agency: true,
  publisher: true,
  issued: true,
  accessedAt: true,
  url: true,
  note: true,
  version: true,
  createdAt: true,
  createdById: true,
  updatedAt: true,
  updatedById: true,
} as const satisfies Prisma.SourceSelect;

/** A source as it leaves the server. */
export function presentSource(row: Prisma.SourceGetPayload<{ select: typeof sourceSelect }>): SourceView {
  return {
    ...row,
    // The commands let no other kind in.
    kind: row.kind as SourceKind,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
