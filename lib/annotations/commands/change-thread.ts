import type { Actor } from '@/lib/auth/actor';
import { requireAnnotationRow, writeOnArticle, type Tx } from '@/lib/annotations/write-on-article';
import type { ThreadChange, ThreadSummary } from '@/lib/annotations/comment-model';
import { countComments } from '@/lib/annotations/count-comments';
import { presentThread, threadSelect } from '@/lib/annotations/present';
import { canComment } from '@/lib/annotations/policy';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';

/**
 * Resolves or reopens the talk about an annotation, or says whether it holds its article up until it is resolved; one that is so already
 * stays. Without a comment there is nothing to resolve, and nothing to wait for.
 */
export async function changeThread(
  actor: Actor,
  articleId: string,
  annotationId: string,
  change: ThreadChange,
): Promise<ThreadSummary> {
  return await writeOnArticle(actor, articleId, async (tx) => {
    if (!canComment(actor)) throw new AppError('forbidden', 'Your role does not let you comment.');
    await requireAnnotationRow(tx, actor, articleId, annotationId);
    const thread = await findThread(tx, actor, annotationId);
    const counts = (await countComments(tx, actor, [annotationId])).get(annotationId);
    const { type, isSo, data } = planOf(change, actor, thread);
    if (isSo) return presentThread(thread, counts);
    const isSet = 'resolved' in change ? change.resolved : change.blocking;
    if (!thread || (isSet && !counts)) {
      const what = 'resolved' in change ? 'resolve' : 'wait for';
      throw new AppError('conflict', `Nobody has commented on this, so there is nothing to ${what}.`);
    }
    const changed = await tx.thread.update({
      where: { workspaceId_annotationId: { workspaceId: actor.workspaceId, annotationId } },
      data,
      select: threadSelect,
    });
    await appendEvent(tx, actor, { articleId, type, subjectId: annotationId });
    return presentThread(changed, counts);
  });
}

type StoredThread = Prisma.ThreadGetPayload<{ select: typeof threadSelect }>;

async function findThread(
  tx: Tx,
  { workspaceId }: Actor,
  annotationId: string,
): Promise<StoredThread | null> {
  return await tx.thread.findUnique({
    where: { workspaceId_annotationId: { workspaceId, annotationId } },
    select: threadSelect,
  });
}

// What a change is called, whether it is so already, and what it writes.
function planOf(
  change: ThreadChange,
  { userId }: Actor,
  thread: StoredThread | null,
): { type: string; isSo: boolean; data: Partial<StoredThread> } {
  const now = new Date();
  if ('blocking' in change) {
    return {
      type: change.blocking ? 'thread.blocked' : 'thread.unblocked',
      isSo: Boolean(thread?.blockingAt) === change.blocking,
      data: change.blocking
        ? { blockingAt: now, blockingById: userId }
        : { blockingAt: null, blockingById: null },
    };
  }
  return {
    type: change.resolved ? 'thread.resolved' : 'thread.reopened',
    isSo: Boolean(thread?.resolvedAt) === change.resolved,
    data: change.resolved
      ? { resolvedAt: now, resolvedById: userId, reopenedAt: null, reopenedById: null }
      : { resolvedAt: null, resolvedById: null, reopenedAt: now, reopenedById: userId },
  };
}
