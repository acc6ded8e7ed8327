import type { Actor } from '@/lib/auth/actor';
import { requireAnnotationRow, writeOnArticle } from '@/lib/annotations/write-on-article';
import type { ThreadSummary } from '@/lib/annotations/comment-model';
import { presentThread } from '@/lib/annotations/present';
import { canComment } from '@/lib/annotations/policy';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';

/** Resolves or reopens the talk about an annotation; one that is so already stays. Without a comment it cannot be resolved. */
export async function setThreadResolved(
  actor: Actor,
  articleId: string,
  annotationId: string,
  resolved: boolean,
): Promise<ThreadSummary> {
  return await writeOnArticle(actor, articleId, async (tx) => {
    if (!canComment(actor)) throw new AppError('forbidden', 'Your role does not let you comment.');
    await requireAnnotationRow(tx, actor, articleId, annotationId);
    const { workspaceId, userId } = actor;
    const thread = await tx.thread.findUnique({
      where: { workspaceId_annotationId: { workspaceId, annotationId } },
      select: { resolvedAt: true, resolvedById: true },
    });
    const comments = await tx.comment.count({ where: { workspaceId, annotationId, deletedAt: null } });
    const isResolved = Boolean(thread?.resolvedAt);
    if (isResolved === resolved) return presentThread(thread, comments);
    if (!thread || (resolved && comments === 0)) {
      throw new AppError('conflict', 'Nobody has commented on this, so there is nothing to resolve.');
    }

    const changed = await tx.thread.update({
      where: { workspaceId_annotationId: { workspaceId, annotationId } },
      data: resolved
        ? { resolvedAt: new Date(), resolvedById: userId }
        : { resolvedAt: null, resolvedById: null },
      select: { resolvedAt: true, resolvedById: true },
    });
    await appendEvent(tx, actor, {
      articleId,
      type: resolved ? 'thread.resolved' : 'thread.reopened',
      subjectId: annotationId,
    });
    return presentThread(changed, comments);
  });
}
