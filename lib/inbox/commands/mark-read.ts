import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Reading } from '@/lib/inbox/model';

/** Marks the actor's own notices as read or unread, those named or all; what came after `until` was not seen and stays. */
export async function markRead(actor: Actor, { topicIds, until, read }: Reading): Promise<void> {
  const { workspaceId, userId } = actor;
  await db.notice.updateMany({
    where: {
      workspaceId,
      userId,
      at: { lte: until },
      readAt: read ? null : { not: null },
      ...(topicIds && { topicId: { in: topicIds } }),
    },
    data: { readAt: read ? new Date() : null },
  });
}
