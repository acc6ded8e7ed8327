import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/annotations/write-on-article';
import { isSameValue } from '@/lib/annotations/value-rules';

/**
 * Whether the actor made the subject of exactly this data, as the event of its making tells. It may have been changed
 * since: a request that is sent again after its answer was lost must still be known as the same.
 */
export async function wasMadeOf(
  tx: Tx,
  actor: Actor,
  made: { articleId: string; type: string; subjectId: string; data: object },
): Promise<boolean> {
  const event = await tx.event.findFirst({
    where: {
      workspaceId: actor.workspaceId,
      articleId: made.articleId,
      type: made.type,
      subjectId: made.subjectId,
      actorId: actor.userId,
    },
    select: { data: true },
  });
  return event !== null && isSameValue(event.data, made.data);
}
