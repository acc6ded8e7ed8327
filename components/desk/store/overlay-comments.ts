import type { Entry } from '@/components/desk/store/operations';
import type { CommentView } from '@/lib/annotations/comment-model';
import { withReaction } from '@/lib/annotations/reaction-model';

/** A comment as the server presents one that is deleted: its place in the talk, and nothing that was said or shown. */
export function deletedComment(comment: CommentView, deletedAt: string): CommentView {
  return { ...comment, body: '', mentions: [], images: [], reactions: [], deletedAt };
}

/** The comments of one annotation, oldest first, with what was done and not answered yet. */
export function overlayComments(known: readonly CommentView[], entries: readonly Entry[]): CommentView[] {
  let comments = [...known];
  for (const { operation, annotationId, byId, at } of entries) {
    if (operation.type === 'comment.create') {
      const { id, body, mentions = [] } = operation.input;
      if (comments.some((comment) => comment.id === id)) continue;
      const made = { version: 1, createdAt: at, editedAt: null, deletedAt: null, reactions: [] };
      const { images = [] } = operation;
      comments.push({ id, annotationId, authorId: byId, body, mentions, images, ...made });
    } else if (operation.type === 'comment.change') {
      const { commentId, body, version } = operation;
      comments = comments.map((comment) =>
        comment.id === commentId && comment.version === version
          ? { ...comment, body, version: version + 1, editedAt: at }
          : comment,
      );
    } else if (operation.type === 'comment.react') {
      const { commentId, reaction: kind, isOn } = operation;
      comments = comments.map((comment) =>
        comment.id === commentId
          ? { ...comment, reactions: withReaction(comment.reactions, { kind, userId: byId, isOn }) }
          : comment,
      );
    } else if (operation.type === 'comment.delete') {
      comments = comments.map((comment) =>
        comment.id === operation.commentId ? deletedComment(comment, at) : comment,
      );
    }
  }
  return comments;
}
