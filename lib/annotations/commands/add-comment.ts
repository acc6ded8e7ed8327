import type { Actor } from '@/lib/auth/actor';
import type { CommentInput, CommentView } from '@/lib/annotations/comment-model';
import { canComment } from '@/lib/annotations/policy';
import { writeComment } from '@/lib/annotations/write-comment';
import { requireAnnotationRow, writeOnArticle, type Tx } from '@/lib/annotations/write-on-article';
import { AppError } from '@/lib/errors';

/** Adds a comment to the talk about an annotation, as `writeComment` does. */
export async function addComment(
  actor: Actor,
  articleId: string,
  annotationId: string,
  input: CommentInput,
): Promise<{ comment: CommentView; created: boolean }> {
  return await writeOnArticle(actor, articleId, (tx) =>
    insertComment(tx, actor, { articleId, annotationId }, input),
  );
}

/** `addComment` for a caller who has locked the article. */
export async function insertComment(
  tx: Tx,
  actor: Actor,
  place: { articleId: string; annotationId: string },
  input: CommentInput,
): Promise<{ comment: CommentView; created: boolean }> {
  if (!canComment(actor)) throw new AppError('forbidden', 'Your role does not let you comment.');
  await requireAnnotationRow(tx, actor, place.articleId, place.annotationId);
  return await writeComment(tx, actor, place, input);
}
