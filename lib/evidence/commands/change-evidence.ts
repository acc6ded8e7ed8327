import type { Actor } from '@/lib/auth/actor';
import { holdSourceOf } from '@/lib/evidence/commands/hold-source';
import { readPassage } from '@/lib/evidence/commands/read-passage';
import { refuseMore } from '@/lib/annotations/refusals';
import {
  requireAnnotationRow,
  writeOnArticle,
  writeOnArticleAfter,
  type Tx,
} from '@/lib/annotations/write-on-article';
import type { EvidenceChange, EvidenceFields, EvidenceView } from '@/lib/evidence/model';
import { changedFields, evidenceFieldsOf } from '@/lib/evidence/rules';
import { evidenceSelect, presentEvidence } from '@/lib/evidence/present';
import { isSameValue } from '@/lib/annotations/value-rules';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { appendEvent } from '@/lib/events/append-event';
import { withheldSourceIds } from '@/lib/sources/access';

interface EvidencePath {
  articleId: string;
  annotationId: string;
  evidenceId: string;
}

/**
 * Changes what is said of a link to a source. A version that is not the newest is a conflict that carries `evidence`; when it says
 * the same already, nothing is done. Throws `invalid_input` as `readPassage` does.
 */
export async function changeEvidence(
  actor: Actor,
  path: EvidencePath,
  { version, ...asked }: EvidenceChange,
): Promise<EvidenceView> {
  const hold = holdSourceOf(actor, path.evidenceId);
  return await writeOnArticleAfter(actor, path.articleId, hold, async (tx) => {
    const { stored, isDeleted, isRestricted } = await requireEvidence(tx, actor, path);
    if (isDeleted)
      throw new AppError('not_found', 'This source was unlinked meanwhile. Restore the link to go on.');
    if (stored.isWithheld) {
      throw new AppError('forbidden', 'This source is restricted. Ask those who are named with it.');
    }
    const before = evidenceFieldsOf(stored);
    const after = changedFields(stored, asked);
    const names = Object.keys(before) as (keyof EvidenceFields)[];
    const changed = names.filter((name) => !isSameValue(before[name], after[name]));
    if (changed.length === 0) return stored;
    if (stored.version !== version) {
      throw new AppError(
        'conflict',
        'Somebody else changed this link meanwhile. Look at it, then save again.',
        {
          details: { evidence: stored },
        },
      );
    }
    const changes = Object.fromEntries(
      changed.map((name) => [name, { from: before[name], to: after[name] }]),
    );
    // The log holds no words of restricted sources, which not everybody who reads it may see.
    const said = isRestricted ? { fields: changed } : { changes };
    const { seenOriginal, passage, ...fields } = after;
    const isMoved = changed.includes('captureId') || changed.includes('passage');
    const seen = seenOriginal
      ? { seenOriginalAt: new Date(), seenOriginalById: actor.userId }
      : { seenOriginalAt: null, seenOriginalById: null };
    const data = {
      ...fields,
      ...(isMoved && (await readPassage(tx, actor, stored.sourceId, { ...fields, passage }))),
      ...(changed.includes('seenOriginal') && seen),
    };
    return await write(tx, actor, path, data, { type: 'evidence.changed', data: said });
  });
}

/** Unlinks a source so that the link can be restored; one that is unlinked already stays so. */
export async function unlinkEvidence(actor: Actor, path: EvidencePath): Promise<void> {
  await writeOnArticle(actor, path.articleId, async (tx) => {
    const { isDeleted } = await requireEvidence(tx, actor, path);
    if (!isDeleted) await write(tx, actor, path, { deletedAt: new Date() }, { type: 'evidence.unlinked' });
  });
}

/** Brings an unlinked source back as it was linked; one that is linked is answered as it is. */
export async function restoreEvidence(actor: Actor, path: EvidencePath): Promise<EvidenceView> {
  return await writeOnArticle(actor, path.articleId, async (tx) => {
    const { stored, isDeleted } = await requireEvidence(tx, actor, path);
    if (!isDeleted) return stored;
    const where = { workspaceId: actor.workspaceId, annotationId: path.annotationId, deletedAt: null };
    refuseMore('evidence', await tx.evidence.count({ where }));
    return await write(tx, actor, path, { deletedAt: null }, { type: 'evidence.restored' });
  });
}

async function requireEvidence(
  tx: Tx,
  actor: Actor,
  { articleId, annotationId, evidenceId }: EvidencePath,
): Promise<{ stored: EvidenceView; isDeleted: boolean; isRestricted: boolean }> {
  await requireAnnotationRow(tx, actor, articleId, annotationId);
  const found = await tx.evidence.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: evidenceId }, annotationId },
    select: { ...evidenceSelect, deletedAt: true, source: { select: { access: true } } },
  });
  if (!found) throw notFound('link');
  const { deletedAt, source, ...row } = found;
  return {
    stored: presentEvidence(row, await withheldSourceIds(tx, actor, [row.sourceId])),
    isDeleted: deletedAt !== null,
    isRestricted: source.access === 'restricted',
  };
}

async function write(
  tx: Tx,
  actor: Actor,
  { articleId, annotationId, evidenceId }: EvidencePath,
  data: Prisma.EvidenceUncheckedUpdateInput,
  event: { type: string; data?: Prisma.InputJsonObject },
): Promise<EvidenceView> {
  const row = await tx.evidence.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: evidenceId } },
    data: { ...data, version: { increment: 1 }, updatedAt: new Date(), updatedById: actor.userId },
    select: evidenceSelect,
  });
  await appendEvent(tx, actor, {
    articleId,
    type: event.type,
    subjectId: evidenceId,
    data: { annotationId, ...event.data },
  });
  return presentEvidence(row, await withheldSourceIds(tx, actor, [row.sourceId]));
}
