import { requireAnnotationRow, writeOnArticle } from '@/lib/annotations/write-on-article';
import type { AnnotationView } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import { isDone } from '@/lib/annotations/rules';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import type { SecondCheckInput } from '@/lib/review/model';

/**
 * Says that the actor has looked after whoever checked an annotation, or takes that back. Only of the check that they saw, finished and on
 * the words as they are, and never of their own; what is so already stays.
 */
export async function setSecondCheck(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { checked, checkedAt }: SecondCheckInput,
): Promise<AnnotationView> {
  return await writeOnArticle(actor, articleId, async (tx) => {
    await requireAnnotationRow(tx, actor, articleId, annotationId);
    const stored = await requireAnnotation(actor, articleId, annotationId, tx);
    const { check, secondCheck } = stored;
    if (checked ? secondCheck?.byId === actor.userId : secondCheck === null) return stored;
    const refusal = checked ? refusalOf(stored, actor) : othersOwn(stored, actor);
    if (refusal !== null) throw new AppError('conflict', refusal, { details: { annotation: stored } });
    if (check?.at !== checkedAt) {
      throw new AppError('conflict', 'It was checked again meanwhile. Look at it, then decide.', {
        details: { annotation: stored },
      });
    }
    const now = new Date();
    await tx.annotation.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: annotationId } },
      data: {
        secondCheckById: checked ? actor.userId : null,
        secondCheckAt: checked ? now : null,
        version: { increment: 1 },
        updatedAt: now,
        updatedById: actor.userId,
      },
      select: { id: true },
    });
    await appendEvent(tx, actor, {
      articleId,
      type: checked ? 'annotation.second_checked' : 'annotation.second_check_taken_back',
      subjectId: annotationId,
      data: { kind: stored.kind, status: stored.status },
    });
    return await requireAnnotation(actor, articleId, annotationId, tx);
  });
}

function refusalOf(annotation: AnnotationView, { userId }: Actor): string | null {
  if (annotation.check === null || !isDone(annotation)) {
    return 'Its check is not finished, or its words are others now. It is looked at again when it is.';
  }
  if (annotation.check.byId === userId) return 'You checked this yourself. Somebody else looks at it again.';
  if (annotation.secondCheck !== null) return 'Somebody else has looked at it again already.';
  return null;
}

function othersOwn({ secondCheck }: AnnotationView, { userId }: Actor): string | null {
  return secondCheck?.byId === userId ? null : 'Whoever looked at it again takes that back.';
}
