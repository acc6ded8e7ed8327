import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';

/** The picture's bytes: WebP. */
export type ImageBytes = Uint8Array<ArrayBuffer>;

/** In a comment that is not deleted, about an annotation that is not. */
function posted(about: Prisma.AnnotationWhereInput = {}): Prisma.CommentImageWhereInput {
  return { comment: { deletedAt: null, thread: { annotation: { ...about, deletedAt: null } } } };
}

/**
 * The bytes of a picture in a comment on the article, or of one that the actor has sent and not posted. Throws not found for every other,
 * those of deleted comments among them.
 */
export async function requireImageBytes(
  { workspaceId, userId }: Actor,
  { articleId, imageId }: { articleId: string; imageId: string },
): Promise<ImageBytes> {
  const row = await db.commentImage.findFirst({
    where: {
      workspaceId,
      articleId,
      id: imageId,
      OR: [posted(), { commentId: null, createdById: userId }],
    },
    select: { bytes: true },
  });
  if (!row) throw notFound('picture');
  return row.bytes;
}

/** `requireImageBytes` for somebody who reads the talk about some annotations alone, and sends no pictures. */
export async function requirePostedImageBytes(
  { workspaceId, articleId, imageId }: { workspaceId: string; articleId: string; imageId: string },
  about: Prisma.AnnotationWhereInput,
): Promise<ImageBytes> {
  const row = await db.commentImage.findFirst({
    where: { workspaceId, articleId, id: imageId, ...posted(about) },
    select: { bytes: true },
  });
  if (!row) throw notFound('picture');
  return row.bytes;
}
