import type { Actor } from '@/lib/auth/actor';
import type { CommentPath } from '@/lib/annotations/comment-trace';
import { requireComment } from '@/lib/annotations/require-comment';
import { writeOnArticle, type Tx } from '@/lib/annotations/write-on-article';
import type { CommentChange, CommentView } from '@/lib/annotations/comment-model';
import { canDeleteComment, canEditComment } from '@/lib/annotations/policy';
import { commentSelect, presentComment } from '@/lib/annotations/present';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';

/**
 * Changes the words of one's own comment; what it said before stays in its trace. A version that is not the newest is a
 * conflict that carries `comment`; when it says this already, nothing is done.
 */
export async function editComment(
  actor: Actor,
  path: CommentPath,
  { body, version }: CommentChange,
): Promise<CommentView> {
  return await writeOnArticle(actor, path.articleId, async (tx) => {
    const stored = await requireComment(tx, actor, path);
    if (!canEditComment(actor, stored)) {
      throw new AppError('forbidden', 'Only whoever wrote a comment can change it.');
    }
    if (stored.deletedAt) throw new AppError('conflict', 'This comment was deleted meanwhile.');
    if (stored.body === body) return stored;
    if (stored.version !== version) {
      throw new AppError(
        'conflict',
        'You changed this comment somewhere else meanwhile. Look at it, then save again.',
        {
          details: { comment: stored },
        },
      );
    }
    return await replaceBody(tx, actor, path, stored, { body, editedAt: new Date() }, 'comment.edited');
  });
}

/** Deletes a comment: its place in the talk stays, its words stay in its trace only. One that is deleted already stays so. */
export async function deleteComment(actor: Actor, path: CommentPath): Promise<void> {
  await writeOnArticle(actor, path.articleId, async (tx) => {
    const stored = await requireComment(tx, actor, path);
    if (!canDeleteComment(actor, stored)) {
      throw new AppError('forbidden', 'Only whoever wrote a comment, or an editor, can delete it.');
    }
    if (stored.deletedAt) return;
    await replaceBody(tx, actor, path, stored, { body: '', deletedAt: new Date() }, 'comment.deleted');
  });
}

async function replaceBody(
  tx: Tx,
  actor: Actor,
  { articleId, annotationId, commentId }: CommentPath,
  stored: CommentView,
  data: { body: string; editedAt?: Date; deletedAt?: Date },
  type: string,
): Promise<CommentView> {
  const { workspaceId } = actor;
  await tx.commentEdit.create({
    data: { workspaceId, commentId, version: stored.version, body: stored.body },
  });
  const row = await tx.comment.update({
    where: { workspaceId_id: { workspaceId, id: commentId } },
    data: { ...data, version: { increment: 1 } },
    select: commentSelect,
  });
  await appendEvent(tx, actor, { articleId, type, subjectId: commentId, data: { annotationId } });
  return presentComment(row);
}
