import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/ids';

import { testDatabase } from '../../support/database';

interface BareAnnotation {
  kind?: 'claim' | 'quote' | 'note' | 'cleared';
  status?: 'unchecked' | 'verified';
  deleted?: boolean;
}

/** Writes an annotation without a range straight into its table: for what only counts annotations. */
export async function writeBareAnnotation(
  { userId, workspaceId }: Actor,
  articleId: string,
  { kind = 'claim', status = 'unchecked', deleted = false }: BareAnnotation = {},
): Promise<void> {
  const own = { workspaceId, id: newId(), articleId, kind, status, createdById: userId, updatedById: userId };
  const gone = deleted ? { deletedAt: new Date(), deletedById: userId } : {};
  await testDatabase().annotation.create({ data: { ...own, ...gone } });
}
