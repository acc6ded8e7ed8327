import type { CommentEditsQuery, CommentEditView } from '@/lib/annotations/comment-model';
import type { Page } from '@/lib/annotations/model';
import { canReadTrace } from '@/lib/annotations/policy';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';

const DEFAULT_LIMIT = 20;

/** Where a comment is. */
export interface CommentPath {
  articleId: string;
  annotationId: string;
  commentId: string;
}

/**
 * One page of what a comment said before, the newest first. Throws not found for comments of others and of deleted annotations, and forbidden
 * for the words of a deleted one, which are for whoever wrote it and for editors.
 */
export async function listCommentEdits(
  actor: Actor,
  { articleId, annotationId, commentId }: CommentPath,
  { cursor, limit = DEFAULT_LIMIT }: CommentEditsQuery = {},
): Promise<Page<CommentEditView>> {
  const { workspaceId } = actor;
  const comment = await db.comment.findUnique({
    where: {
      workspaceId_id: { workspaceId, id: commentId },
      annotationId,
      thread: { annotation: { articleId, deletedAt: null } },
    },
    select: { authorId: true, deletedAt: true },
  });
  if (!comment) throw notFound('comment');
  if (!canReadTrace(actor, comment)) {
    throw new AppError(
      'forbidden',
      'Only whoever wrote a comment that was deleted, or an editor, can read what it said.',
    );
  }
  const rows = await db.commentEdit.findMany({
    where: { workspaceId, commentId, ...(cursor !== undefined && { version: { lt: cursor } }) },
    orderBy: { version: 'desc' },
    take: limit + 1,
    select: { version: true, body: true, replacedAt: true },
  });
  const items = rows
    .slice(0, limit)
    .map(({ replacedAt, ...edit }) => ({ ...edit, replacedAt: replacedAt.toISOString() }));
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? String(last.version) : null };
}
