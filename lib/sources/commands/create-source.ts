import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { requireInterviewer } from '@/lib/sources/commands/human-source';
import { linkNewSources } from '@/lib/sources/commands/write-credits';
import {
  findVisible,
  lockKeys,
  newCitationKey,
  writeLibrary,
  type Tx,
} from '@/lib/sources/commands/write-source';
import {
  isHumanKind,
  sourceFieldsSchema,
  type SourceFields,
  type SourceInput,
  type SourceView,
} from '@/lib/sources/model';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { changedFields, completed, sourceColumns, fieldsOf } from '@/lib/sources/rules';

/**
 * Adds a source to the workspace and gives it its citation key; a restricted one is seen by the actor alone. Sending the same again,
 * by the same person, makes nothing and answers `created: false` with the source as it is now; the same id for anything else
 * is a conflict.
 */
export async function createSource(
  actor: Actor,
  input: SourceInput,
): Promise<{ source: SourceView; created: boolean }> {
  return await writeLibrary(actor, async (tx) => await insertSource(tx, actor, input));
}

/** Like `createSource`, in the transaction of a caller who has authorized it. */
export async function insertSource(
  tx: Tx,
  actor: Actor,
  { id, access, ...sent }: SourceInput,
): Promise<{ source: SourceView; created: boolean }> {
  const { workspaceId, userId } = actor;
  const fields = completed(sent);
  const isRestricted = (access ?? (isHumanKind(fields.kind) ? 'restricted' : 'team')) === 'restricted';
  await lockKeys(tx, actor);
  const existing = await tx.source.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { id: true },
  });
  if (existing) {
    const source = await findVisible(tx, actor, id);
    if (source && (await isRepeat(tx, actor, source, fields))) return { source, created: false };
    throw new AppError('conflict', 'There is another source with this id already. Try again.');
  }
  await requireInterviewer(tx, actor, fields.human);
  const citationKey = await newCitationKey(tx, actor, { id, fields, isRestricted });
  await tx.source.create({
    data: {
      workspaceId,
      id,
      ...sourceColumns(fields, citationKey),
      access: isRestricted ? 'restricted' : 'team',
      citationKey,
      ...(fields.urlStatus !== '' && { urlCheckedAt: new Date() }),
      createdById: userId,
      updatedById: userId,
    },
    select: { id: true },
  });
  if (fields.human) await tx.humanSource.create({ data: { workspaceId, sourceId: id, ...fields.human } });
  if (isRestricted) await tx.sourceReader.create({ data: { workspaceId, sourceId: id, userId } });
  else await linkNewSources(tx, actor, [{ id, fields }]);
  await appendWorkspaceEvent(tx, actor, {
    type: 'source.created',
    subjectId: id,
    // Whoever reads the log need not be named with it.
    data: isRestricted ? { isRestricted } : { citationKey, fields: { ...fields } },
  });
  const row = await tx.source.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: sourceSelect,
  });
  return { source: presentSource(row), created: true };
}

// The source may have been changed since it was made; what it was made of stands in its first event, unless it is restricted: then only
// who made it is known.
async function isRepeat(tx: Tx, actor: Actor, source: SourceView, fields: SourceFields): Promise<boolean> {
  const made = await tx.event.findFirst({
    where: {
      workspaceId: actor.workspaceId,
      articleId: null,
      type: 'source.created',
      subjectId: source.id,
      actorId: actor.userId,
    },
    select: { data: true },
  });
  if (!made) return false;
  const madeOf = sourceFieldsSchema.safeParse(Reflect.get(Object(made.data), 'fields'));
  if (madeOf.success) return changedFields(madeOf.data, fields).length === 0;
  return source.version > 1 || changedFields(fieldsOf(source), fields).length === 0;
}
