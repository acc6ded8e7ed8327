import type { Actor } from '@/lib/auth/actor';
import type { CommentInput, CommentView } from '@/lib/annotations/comment-model';
import { wasMadeOf } from '@/lib/annotations/made-of';
import { mentionsIn } from '@/lib/annotations/mention-model';
import { commentSelect, presentComment } from '@/lib/annotations/present';
import { refuseMore, taken } from '@/lib/annotations/refusals';
import type { Tx } from '@/lib/annotations/write-on-article';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import { bindImages } from '@/lib/images/bind-images';

/**
 * Writes a comment into the talk about an annotation, which it begins or, when it was resolved, reopens, for a caller who has locked the
 * article and authorized it. Sending the same again, by the same person, makes nothing and answers `created: false`.
 */
export async function writeComment(
  tx: Tx,
  actor: Actor,
  { articleId, annotationId }: { articleId: string; annotationId: string },
  { id, body, mentions: named = [], images = [] }: CommentInput,
): Promise<{ comment: CommentView; created: boolean }> {
  const { workspaceId, userId } = actor;
  const existing = await tx.comment.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: commentSelect,
  });
  const mentions = mentionsIn(body, named);
  // The log tells who was called, and not in which words.
  const called = mentions.map(({ name: _name, ...who }) => who);
  const data = { annotationId, ...(called.length > 0 && { mentions: called }) };
  const made = { articleId, type: 'comment.added', subjectId: id, data };
  if (existing) {
    const isSame =
      (await wasMadeOf(tx, actor, made)) &&
      (await firstBody(tx, actor, existing)) === body &&
      existing.images.map((image) => image.id).join() === images.map((image) => image.id).join();
    if (!isSame) throw taken('comment');
    if (existing.deletedAt) throw new AppError('conflict', 'This comment was made and then deleted.');
    return { comment: presentComment(existing), created: false };
  }

  const comments = await tx.comment.count({ where: { workspaceId, annotationId, deletedAt: null } });
  refuseMore('comments', comments);
  const wasResolved = await openThread(tx, actor, annotationId);
  const { count } = await tx.comment.createMany({
    data: { workspaceId, id, annotationId, authorId: userId, body, mentions },
    skipDuplicates: true,
  });
  if (count === 0) throw taken('comment');
  await bindImages(tx, actor, { articleId, commentId: id }, images);
  await appendEvent(tx, actor, made);
  if (wasResolved)
    await appendEvent(tx, actor, { articleId, type: 'thread.reopened', subjectId: annotationId });
  const comment = await tx.comment.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: commentSelect,
  });
  return { comment: presentComment(comment), created: true };
}

/** Begins the thread or reopens it; answers whether it was resolved. */
async function openThread(tx: Tx, actor: Actor, annotationId: string): Promise<boolean> {
  const { workspaceId } = actor;
  await tx.thread.createMany({ data: { workspaceId, annotationId }, skipDuplicates: true });
  const { count } = await tx.thread.updateMany({
    where: { workspaceId, annotationId, resolvedAt: { not: null } },
    data: { resolvedAt: null, resolvedById: null, reopenedAt: new Date(), reopenedById: actor.userId },
  });
  return count > 0;
}

// An edited or deleted comment's first words stand in its trace.
async function firstBody(tx: Tx, actor: Actor, comment: { id: string; body: string }): Promise<string> {
  const first = await tx.commentEdit.findUnique({
    where: {
      workspaceId_commentId_version: { workspaceId: actor.workspaceId, commentId: comment.id, version: 1 },
    },
    select: { body: true },
  });
  return first?.body ?? comment.body;
}
