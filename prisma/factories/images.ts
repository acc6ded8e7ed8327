import { createHash } from 'node:crypto';

import type { Actor } from '@/lib/auth/actor';
import type { PrismaClient } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';

/** The row of a picture that is in a comment, as if somebody had sent it; what stands in it is no picture. */
export async function createImageRow(
  db: PrismaClient,
  { workspaceId, userId }: Actor,
  { articleId, commentId }: { articleId: string; commentId: string },
): Promise<string> {
  const id = newId();
  const bytes = new TextEncoder().encode(`a picture of the quay, ${id}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const place = { workspaceId, id, articleId, commentId, ordinal: 0 };
  await db.commentImage.create({
    data: { ...place, sha256, bytes, size: bytes.length, width: 40, height: 30, createdById: userId },
  });
  return id;
}
