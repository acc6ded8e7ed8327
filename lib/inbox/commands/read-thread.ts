import type { ThreadRead } from '@/lib/annotations/comment-model';
import { countComments } from '@/lib/annotations/count-comments';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';

/**
 * Says how far the actor has read the talk about an annotation, and answers what is left; with nothing left, what their inbox tells of it is
 * read too. Never goes back, so that a request that comes late, or again, does nothing. It is nobody else's business: no event tells of it.
 */
export async function readThread(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { commentId }: ThreadRead,
): Promise<{ unread: number }> {
  const { workspaceId, userId } = actor;
  const now = new Date();
  return await db.$transaction(async (tx) => {
    const annotation = await tx.annotation.findUnique({
      where: { workspaceId_articleId_id: { workspaceId, articleId, id: annotationId }, deletedAt: null },
      select: { id: true },
    });
    if (!annotation) throw notFound('annotation');
    if (commentId !== null) {
      const seen = await tx.comment.findUnique({
        where: { workspaceId_id: { workspaceId, id: commentId }, annotationId },
        select: { createdAt: true },
      });
      if (!seen) throw notFound('comment');
      await tx.$executeRaw`
        INSERT INTO thread_reads AS r (workspace_id, annotation_id, user_id, seen_at)
        VALUES (${workspaceId}::uuid, ${annotationId}::uuid, ${userId}::uuid, ${seen.createdAt.toISOString()}::timestamptz)
        ON CONFLICT (workspace_id, annotation_id, user_id) DO UPDATE SET seen_at = excluded.seen_at
        WHERE r.seen_at < excluded.seen_at`;
    }
    const unread = (await countComments(tx, actor, [annotationId])).get(annotationId)?.unread ?? 0;
    if (unread === 0) {
      // What is told from here on is of something that was not seen.
      await tx.notice.updateMany({
        where: { workspaceId, userId, topicId: annotationId, at: { lte: now }, readAt: null },
        data: { readAt: now },
      });
    }
    return { unread };
  });
}
