import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import type { CommentImageInput } from '@/lib/images/model';

/**
 * Puts pictures that the actor has sent into their comment, in this order. Throws a conflict when one of them is not there any more, is
 * another's, of another article, or stands in a comment already.
 */
export async function bindImages(
  tx: Prisma.TransactionClient,
  { workspaceId, userId }: Actor,
  { articleId, commentId }: { articleId: string; commentId: string },
  images: readonly CommentImageInput[],
): Promise<void> {
  for (const [ordinal, { id, alt }] of images.entries()) {
    const { count } = await tx.commentImage.updateMany({
      where: { workspaceId, id, articleId, createdById: userId, commentId: null },
      data: { commentId, ordinal, alt },
    });
    if (count === 0) {
      throw new AppError(
        'conflict',
        'A picture of this comment is gone: they are kept for a day until they are posted. Paste it again.',
      );
    }
  }
}
