import type { Actor } from '@/lib/auth/actor';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { tellArticles } from '@/lib/sources/commands/tell-articles';
import {
  changedMeanwhile,
  findVisible,
  writeLibrary,
  writeOnSourceBeside,
  type Tx,
} from '@/lib/sources/commands/write-source';
import type { SourceView } from '@/lib/sources/model';
import type { DerivationChange, OriginInput, OriginView } from '@/lib/sources/origin-model';
import { presentSource, sourceSelect } from '@/lib/sources/present';

/** Adds an origin to the workspace. Sending the same again makes nothing; the same id for anything else is a conflict. */
export async function createOrigin(
  actor: Actor,
  { id, ...fields }: OriginInput,
): Promise<{ origin: OriginView; created: boolean }> {
  const { workspaceId, userId } = actor;
  return await writeLibrary(actor, async (tx) => {
    const { count } = await tx.origin.createMany({
      data: { workspaceId, id, ...fields, createdById: userId },
      skipDuplicates: true,
    });
    const origin = await tx.origin.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: { id: true, kind: true, title: true, note: true },
    });
    const isSame =
      origin.kind === fields.kind && origin.title === fields.title && origin.note === fields.note;
    if (!isSame) throw new AppError('conflict', 'There is another origin with this id already. Try again.');
    if (count > 0) {
      await appendWorkspaceEvent(tx, actor, { type: 'origin.created', subjectId: id, data: { ...fields } });
    }
    return { origin, created: count > 0 };
  });
}

/**
 * Says where a source comes from. Throws a conflict when somebody changed the source meanwhile, and `invalid_input` for an origin or
 * a source that the actor does not see, and for sources that would derive from each other in a circle.
 */
export async function setDerivation(
  actor: Actor,
  sourceId: string,
  { version, ...derivation }: DerivationChange,
): Promise<SourceView> {
  const { originId, derivedFromId } = derivation;
  // Or the other could be merged meanwhile, and nobody would take this one along.
  const others = derivedFromId === null ? [] : [derivedFromId];
  return await writeOnSourceBeside(actor, sourceId, others, async (tx, stored) => {
    const isSame =
      stored.originId === originId &&
      stored.derivedFromId === derivedFromId &&
      stored.derivation === derivation.derivation;
    if (isSame) return stored;
    if (originId !== null) await requireOrigin(tx, actor, originId);
    if (derivedFromId !== null) await requireOther(tx, actor, sourceId, derivedFromId);
    if (stored.version !== version) throw changedMeanwhile(stored);
    const row = await tx.source.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sourceId } },
      data: {
        ...derivation,
        version: { increment: 1 },
        updatedAt: new Date(),
        updatedById: actor.userId,
      },
      select: sourceSelect,
    });
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.derived',
      subjectId: sourceId,
      data: { ...derivation },
    });
    // Support is counted by origin, on every desk where the source is evidence.
    if (stored.originId !== originId || stored.derivedFromId !== derivedFromId) {
      await tellArticles(tx, actor, 'evidence.origin_changed', [sourceId]);
    }
    return presentSource(row);
  });
}

async function requireOrigin(tx: Tx, actor: Actor, id: string): Promise<void> {
  const origin = await tx.origin.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
    select: { id: true },
  });
  if (!origin) throw notFound('origin');
}

async function requireOther(tx: Tx, actor: Actor, sourceId: string, otherId: string): Promise<void> {
  const other = await findVisible(tx, actor, otherId);
  if (!other || other.mergedIntoId !== null) throw notFound('source');
  // One derivation at a time, or two at once could close a circle that neither sees.
  await tx.$queryRaw`SELECT FROM workspaces WHERE id = ${actor.workspaceId}::uuid FOR NO KEY UPDATE`;
  const [above] = await tx.$queryRaw<{ isCircle: boolean }[]>`
    WITH RECURSIVE above AS (
      SELECT id, derived_from_id FROM sources
      WHERE workspace_id = ${actor.workspaceId}::uuid AND id = ${otherId}::uuid
      UNION
      SELECT s.id, s.derived_from_id FROM above
      JOIN sources s ON s.workspace_id = ${actor.workspaceId}::uuid AND s.id = above.derived_from_id
    )
    SELECT EXISTS (SELECT FROM above WHERE id = ${sourceId}::uuid) AS "isCircle"`;
  if (above?.isCircle) {
    const message = 'That source derives from this one already. Choose another.';
    throw new AppError('invalid_input', message, { fields: { derivedFromId: message } });
  }
}
