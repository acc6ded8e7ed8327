import type { Actor } from '@/lib/auth/actor';
import { refuseMore } from '@/lib/annotations/refusals';
import { findAnnotationRow, writeOnArticle, type Tx } from '@/lib/annotations/write-on-article';
import type { AnnotationView } from '@/lib/annotations/model';
import { canDeleteAnnotation } from '@/lib/annotations/policy';
import { requireAnnotation } from '@/lib/annotations/queries';
import { isLost } from '@/lib/annotations/rules';
import { AppError, notFound } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';

/**
 * Deletes an annotation so that it can be restored, with its talk and evidence; one that is deleted already stays so. With the verb
 * `let_go` only while it has words without a place: they may have come back.
 */
export async function deleteAnnotation(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { verb }: { verb?: 'let_go' | undefined } = {},
): Promise<void> {
  await writeOnArticle(actor, articleId, async (tx) => {
    const row = await requireDeletable(tx, actor, articleId, annotationId);
    if (row.deletedAt) return;
    if (verb === 'let_go') await requireLost(tx, actor, articleId, annotationId);
    const now = new Date();
    await mark(tx, actor, annotationId, { deletedAt: now, deletedById: actor.userId });
    await appendEvent(tx, actor, {
      articleId,
      type: 'annotation.deleted',
      subjectId: annotationId,
      data: { kind: row.kind, ...(verb && { verb }) },
    });
  });
}

/** Brings a deleted annotation back as it was; one that is not deleted is answered as it is. */
export async function restoreAnnotation(
  actor: Actor,
  articleId: string,
  annotationId: string,
): Promise<AnnotationView> {
  return await writeOnArticle(actor, articleId, async (tx) => {
    const row = await requireDeletable(tx, actor, articleId, annotationId);
    if (row.deletedAt) {
      const where = { workspaceId: actor.workspaceId, articleId, deletedAt: null };
      refuseMore('annotations', await tx.annotation.count({ where }));
      await mark(tx, actor, annotationId, { deletedAt: null, deletedById: null });
      await appendEvent(tx, actor, {
        articleId,
        type: 'annotation.restored',
        subjectId: annotationId,
        data: { kind: row.kind },
      });
    }
    return await requireAnnotation(actor, articleId, annotationId, tx);
  });
}

async function requireLost(tx: Tx, actor: Actor, articleId: string, annotationId: string): Promise<void> {
  const annotation = await requireAnnotation(actor, articleId, annotationId, tx);
  if (annotation.ranges.some(isLost)) return;
  throw new AppError('conflict', 'Its words are there again, so it stays.', { details: { annotation } });
}

async function requireDeletable(tx: Tx, actor: Actor, articleId: string, annotationId: string) {
  const row = await findAnnotationRow(tx, actor, articleId, annotationId);
  if (!row) throw notFound('annotation');
  if (!canDeleteAnnotation(actor, row)) {
    throw new AppError(
      'forbidden',
      'Only whoever made this annotation, or an editor, can delete or restore it.',
    );
  }
  return row;
}

async function mark(
  tx: Tx,
  actor: Actor,
  annotationId: string,
  deleted: { deletedAt: Date; deletedById: string } | { deletedAt: null; deletedById: null },
): Promise<void> {
  await tx.annotation.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: annotationId } },
    data: { ...deleted, version: { increment: 1 }, updatedAt: new Date(), updatedById: actor.userId },
  });
}
