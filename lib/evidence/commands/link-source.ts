import type { Actor } from '@/lib/auth/actor';
import { wasMadeOf } from '@/lib/annotations/made-of';
import { holdSource } from '@/lib/evidence/commands/hold-source';
import { readPassage } from '@/lib/evidence/commands/read-passage';
import { invalid, refuseMore, taken } from '@/lib/annotations/refusals';
import { requireAnnotationRow, writeOnArticleAfter } from '@/lib/annotations/write-on-article';
import type { EvidenceInput, EvidenceView } from '@/lib/evidence/model';
import { evidenceSelect, presentEvidence } from '@/lib/evidence/present';
import { takesEvidence } from '@/lib/annotations/rules';
import { AppError, notFound } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import { visibleTo } from '@/lib/sources/access';

// Who may link a source sees it.
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Links a source of the workspace to an annotation as evidence. Sending the same again, by the same person, makes nothing and
 * answers `created: false` with the link as it is now. Throws `invalid_input` for kinds that take no evidence, and as `readPassage` does.
 */
export async function linkSource(
  actor: Actor,
  articleId: string,
  annotationId: string,
  { id, ...link }: EvidenceInput,
): Promise<{ evidence: EvidenceView; created: boolean }> {
  const hold = holdSource(actor, link.sourceId);
  return await writeOnArticleAfter(actor, articleId, hold, async (tx) => {
    const annotation = await requireAnnotationRow(tx, actor, articleId, annotationId);
    if (!takesEvidence(annotation.kind)) {
      throw invalid({
        annotationId: 'Sources are linked to what is checked, not to notes, queries or cleared lines.',
      });
    }
    const { workspaceId, userId } = actor;
    const source = await tx.source.findFirst({
      where: { ...visibleTo(actor), id: link.sourceId },
      select: { access: true, mergedIntoId: true },
    });
    if (!source) throw notFound('source');
    const { sourceId, relation } = link;
    // The log holds no words of restricted sources, which not everybody who reads it may see.
    const said = source.access === 'restricted' ? { sourceId, relation } : link;
    const made = { articleId, type: 'evidence.linked', subjectId: id, data: { annotationId, ...said } };
    const existing = await tx.evidence.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      select: { ...evidenceSelect, deletedAt: true },
    });
    if (existing) {
      if (!(await wasMadeOf(tx, actor, made))) throw taken('link');
      const { deletedAt, ...row } = existing;
      if (deletedAt)
        throw new AppError('conflict', 'This source was linked and then unlinked. Restore the link instead.');
      return { evidence: presentEvidence(row, NOTHING), created: false };
    }

    if (source.mergedIntoId !== null) {
      throw new AppError('conflict', 'This source was merged into another one. Link that one instead.');
    }
    refuseMore(
      'evidence',
      await tx.evidence.count({ where: { workspaceId, annotationId, deletedAt: null } }),
    );
    const { seenOriginal, passage, ...fields } = link;
    const { count } = await tx.evidence.createMany({
      data: {
        workspaceId,
        id,
        annotationId,
        ...fields,
        ...(await readPassage(tx, actor, sourceId, { ...fields, passage })),
        ...(seenOriginal && { seenOriginalAt: new Date(), seenOriginalById: userId }),
        createdById: userId,
        updatedById: userId,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw taken('link');
    await appendEvent(tx, actor, made);
    const row = await tx.evidence.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: evidenceSelect,
    });
    return { evidence: presentEvidence(row, NOTHING), created: true };
  });
}
