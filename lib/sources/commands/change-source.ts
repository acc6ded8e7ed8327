import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { requireInterviewer, writeHuman } from '@/lib/sources/commands/human-source';
import { writeCredits } from '@/lib/sources/commands/write-credits';
import { tellArticles } from '@/lib/sources/commands/tell-articles';
import { changedMeanwhile, writeOnSource, type Tx } from '@/lib/sources/commands/write-source';
import type { SourceChange, SourceFields, SourceView } from '@/lib/sources/model';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { applyChange, changedFields, sourceColumns, fieldsOf } from '@/lib/sources/rules';

/**
 * Replaces those fields of a source that the change names; its citation key stays. When somebody changed it meanwhile that is a
 * conflict that carries `source` as it is now; when it already says the same, nothing is done.
 */
export async function changeSource(
  actor: Actor,
  sourceId: string,
  { version, ...change }: SourceChange,
): Promise<SourceView> {
  return await writeOnSource(actor, sourceId, async (tx, stored) => {
    const fields = applyChange(fieldsOf(stored), change);
    if (changedFields(fieldsOf(stored), fields).length === 0) return stored;
    if (stored.version !== version) throw changedMeanwhile(stored);
    return await writeFields(tx, actor, stored, fields);
  });
}

async function writeFields(
  tx: Tx,
  actor: Actor,
  stored: SourceView,
  fields: SourceFields,
): Promise<SourceView> {
  const before = fieldsOf(stored);
  const changed = changedFields(before, fields);
  const { originId, derivedFromId, derivation } = stored;
  // Articles come before the people who are named as credits: whoever merges those holds articles first.
  await tellArticles(tx, actor, 'evidence.source_edited', [stored.id]);
  const source = await writeColumns(tx, actor, stored, fields, { originId, derivedFromId, derivation });
  await writeCredits(tx, actor, stored, fields);
  const changes = Object.fromEntries(changed.map((name) => [name, { from: before[name], to: fields[name] }]));
  await appendWorkspaceEvent(tx, actor, {
    type: 'source.changed',
    subjectId: stored.id,
    // Of a restricted source the log tells which fields only.
    data:
      stored.access === 'restricted'
        ? { fields: changed }
        : ({ changes } as unknown as Prisma.InputJsonObject),
  });
  return source;
}

/** Writes the fields and the place of a source that is locked, without an event. Raises its version. */
export async function writeColumns(
  tx: Tx,
  actor: Actor,
  stored: SourceView,
  fields: SourceFields,
  place: Pick<SourceView, 'originId' | 'derivedFromId' | 'derivation'>,
): Promise<SourceView> {
  const changed = changedFields(fieldsOf(stored), fields);
  if (changed.includes('human')) {
    await requireInterviewer(tx, actor, fields.human, stored.human);
    await writeHuman(tx, actor, stored.id, fields.human);
  }
  const row = await tx.source.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: stored.id } },
    data: {
      ...sourceColumns(fields, stored.citationKey),
      ...place,
      ...(changed.includes('urlStatus') && { urlCheckedAt: fields.urlStatus === '' ? null : new Date() }),
      version: { increment: 1 },
      updatedAt: new Date(),
      updatedById: actor.userId,
    },
    select: sourceSelect,
  });
  return presentSource(row);
}
