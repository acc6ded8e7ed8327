import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Reading } from '@/lib/inbox/model';

/**
 * Marks the actor's own notices as read or unread, those named or all; what came after `until` was not seen and stays. Talks that are marked as
 * read here count as read up to then; marking them as unread again leaves them so.
 */
export async function markRead(actor: Actor, { topicIds, until, read }: Reading): Promise<void> {
  const { workspaceId, userId } = actor;
  await db.$transaction(async (tx) => {
    const marked = await tx.notice.updateManyAndReturn({
      where: {
        workspaceId,
        userId,
        at: { lte: until },
        readAt: read ? null : { not: null },
        ...(topicIds && { topicId: { in: topicIds } }),
      },
      data: { readAt: read ? new Date() : null },
      select: { annotationId: true },
    });
    const annotationIds = marked.flatMap(({ annotationId }) => annotationId ?? []);
    if (!read || annotationIds.length === 0) return;
    await tx.$executeRaw`
      INSERT INTO thread_reads AS r (workspace_id, annotation_id, user_id, seen_at)
      SELECT c.workspace_id, c.annotation_id, ${userId}::uuid, max(c.created_at) FROM comments c
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.annotation_id = ANY (${annotationIds}::uuid[])
        AND c.created_at <= ${until}::timestamptz
      GROUP BY 1, 2 ORDER BY 2
      ON CONFLICT (workspace_id, annotation_id, user_id) DO UPDATE SET seen_at = excluded.seen_at
      WHERE r.seen_at < excluded.seen_at`;
  });
}
