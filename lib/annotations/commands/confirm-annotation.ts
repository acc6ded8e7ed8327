import type { Actor } from '@/lib/auth/actor';
import { lost, wordsChanged } from '@/lib/annotations/refusals';
import { replaceAnchors } from '@/lib/annotations/commands/write-anchors';
import { checkColumns, checksAfter } from '@/lib/annotations/check-rules';
import { requireAnnotationRow, writeOnArticle } from '@/lib/annotations/write-on-article';
import type { AnnotationView, Confirmation, RangeInput } from '@/lib/annotations/model';
import { requireAnnotation } from '@/lib/annotations/queries';
import { isSamePlace } from '@/lib/annotations/range-rules';
import { isLost } from '@/lib/annotations/rules';
import { retakable, retakenData } from '@/lib/annotations/verb-rules';
import { appendEvent } from '@/lib/events/append-event';
import { readLockedText } from '@/lib/versions/queries';

/**
 * Takes the words under an annotation as what it means from now on, so that a check that was made on others stands again. Only if they are
 * those that the person saw, else a conflict; where nothing is to confirm, as when it is sent twice, nothing is written.
 */
export async function confirmAnnotation(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { words }: Confirmation,
): Promise<AnnotationView> {
  return await writeOnArticle(actor, articleId, async (tx, article) => {
    await requireAnnotationRow(tx, actor, articleId, annotationId);
    const stored = await requireAnnotation(actor, articleId, annotationId, tx);
    const text = await readLockedText(tx, actor, article);
    const { ranges } = stored;
    const isSeen = ({ start, end }: RangeInput, index: number) => text.slice(start, end) === words[index];
    if (words.length !== ranges.length || !ranges.every(isSeen)) throw wordsChanged(stored);
    const retaken = retakable(ranges);
    if (retaken.length === 0) {
      if (ranges.some(isLost)) throw lost(stored);
      return stored;
    }

    const by = { byId: actor.userId, at: new Date().toISOString() };
    const retake = (range: RangeInput) => retaken.some((each) => isSamePlace(each, range));
    const written = { articleId, annotationId, text, ranges };
    await replaceAnchors(tx, actor, { ...written, retake });
    await tx.annotation.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: annotationId } },
      data: {
        ...checkColumns(checksAfter(stored, ['status'], stored.status, by)),
        version: { increment: 1 },
        updatedAt: by.at,
        updatedById: actor.userId,
      },
    });
    await appendEvent(tx, actor, {
      articleId,
      type: 'annotation.confirmed',
      subjectId: annotationId,
      data: { kind: stored.kind, ranges: retaken.map((range) => retakenData(range, text)) },
    });
    return await requireAnnotation(actor, articleId, annotationId, tx);
  });
}
