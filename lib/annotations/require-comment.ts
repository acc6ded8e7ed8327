import type { CommentView } from '@/lib/annotations/comment-model';
import type { CommentPath } from '@/lib/annotations/comment-trace';
import { commentSelect, presentComment } from '@/lib/annotations/present';
import { requireAnnotationRow, type Tx } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';
import { notFound } from '@/lib/errors';

/** The comment at exactly this path, deleted or not, for a caller who has locked the article. Throws not found for every other path. */
export async function requireComment(
  tx: Tx,
  actor: Actor,
  { articleId, annotationId, commentId }: CommentPath,
): Promise<CommentView> {
  await requireAnnotationRow(tx, actor, articleId, annotationId);
  const row = await tx.comment.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: commentId }, annotationId },
    select: commentSelect,
  });
  if (!row) throw notFound('comment');
  return presentComment(row);
}
