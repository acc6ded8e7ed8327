import type { CommentView } from '@/lib/annotations/comment-model';
import type { CommentPath } from '@/lib/annotations/comment-trace';
import { canReact } from '@/lib/annotations/policy';
import type { ReactionKind } from '@/lib/annotations/reaction-model';
import { requireComment } from '@/lib/annotations/require-comment';
import { writeOnArticle } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';

/** Reacts to a comment, or takes that back; what is so already stays, and is told to nobody. */
export async function setReaction(
  actor: Actor,
  path: CommentPath,
  { kind, isOn }: { kind: ReactionKind; isOn: boolean },
): Promise<CommentView> {
  return await writeOnArticle(actor, path.articleId, async (tx) => {
    if (!canReact(actor)) throw new AppError('forbidden', 'Your role does not let you react to comments.');
    const { articleId, annotationId, commentId } = path;
    const stored = await requireComment(tx, actor, path);
    if (stored.deletedAt) throw new AppError('conflict', 'This comment was deleted meanwhile.');
    const { workspaceId, userId } = actor;
    const data = { workspaceId, commentId, userId, kind };
    const { count } = isOn
      ? await tx.commentReaction.createMany({ data, skipDuplicates: true })
      : await tx.commentReaction.deleteMany({ where: data });
    if (count === 0) return stored;
    await appendEvent(tx, actor, {
      articleId,
      type: isOn ? 'comment.reacted' : 'comment.reaction_withdrawn',
      subjectId: commentId,
      data: { annotationId, reaction: kind },
    });
    return await requireComment(tx, actor, path);
  });
}
