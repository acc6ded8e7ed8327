import type { Actor } from '@/lib/auth/actor';
import { carryEvidence } from '@/lib/captures/carry-evidence';
import { NewestFates } from '@/lib/captures/newest-copy';
import { db } from '@/lib/db/client';
import type { CreditRole } from '@/lib/db/generated/client';
import { isSameValue } from '@/lib/annotations/value-rules';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { visibleTo } from '@/lib/sources/access';
import { writeColumns } from '@/lib/sources/commands/change-source';
import { readersOf } from '@/lib/sources/commands/set-access';
import { lockArticlesOf, tellArticles } from '@/lib/sources/commands/tell-articles';
import { lockCredits } from '@/lib/sources/commands/write-credits';
import {
  findVisible,
  holdSources,
  lockSource,
  requireLibrarian,
  writeLibrary,
  type Tx,
} from '@/lib/sources/commands/write-source';
import { mergeDataSchema, type MergeData, type UndoneMerge } from '@/lib/sources/merge-model';
import type { SourceFieldName, SourceFields, SourceView } from '@/lib/sources/model';
import { fieldsOf } from '@/lib/sources/rules';

/**
 * Takes a merge back: the gone source stands again with the links, copies and credits that it had. What was changed on the kept one since
 * stays, and is told; what was linked since stays with it, unless it points into a copy that goes back. Throws a conflict when it
 * was undone before, when the kept one was merged itself, or when other people may see it now, and
 * not found for a merge into another one than `keptId`, where that is given.
 */
export async function undoMerge(actor: Actor, mergeId: string, keptId?: string): Promise<UndoneMerge> {
  requireLibrarian(actor);
  const { workspaceId, userId } = actor;
  const newest = await compareAhead(actor, mergeId);
  return await writeLibrary(actor, async (tx) => {
    await tx.$queryRaw`
      SELECT FROM source_merges
      WHERE workspace_id = ${workspaceId}::uuid AND id = ${mergeId}::uuid FOR UPDATE`;
    const merge = await tx.sourceMerge.findUnique({
      where: { workspaceId_id: { workspaceId, id: mergeId } },
      select: { keptId: true, goneId: true, data: true, undoneAt: true },
    });
    if (!merge || merge.keptId !== (keptId ?? merge.keptId)) throw notFound('merge');
    if (!(await findVisible(tx, actor, merge.keptId))) throw notFound('merge');
    if (merge.undoneAt) throw new AppError('conflict', 'This merge was undone already.');
    const data = mergeDataSchema.parse(merge.data);
    await holdSources(tx, actor, [merge.keptId, merge.goneId, ...data.derivedIds]);
    const kept = await lockSource(tx, actor, merge.keptId);
    const gone = await findVisible(tx, actor, merge.goneId);
    if (!gone || gone.mergedIntoId !== kept.id) throw notFound('merge');
    await refuseOtherReaders(tx, actor, kept, gone);
    await lockArticlesOf(tx, actor, [kept.id, gone.id]);

    const { fields, stayed } = takenBack(fieldsOf(kept), data.fields);
    await returnCaptures(tx, actor, gone.id, kept.id, data.captures);
    await returnEvidence(tx, actor, gone.id, kept.id, data.evidenceIds);
    for (const { id } of [kept, gone]) await carryEvidence(tx, actor, id, newest);
    await returnCredits(tx, actor, gone.id, kept.id, data.credits);
    await tx.source.updateMany({
      where: { workspaceId, id: { in: data.derivedIds }, derivedFromId: kept.id },
      data: { derivedFromId: gone.id },
    });
    const now = { version: { increment: 1 }, updatedAt: new Date(), updatedById: userId };
    await tx.source.update({
      where: { workspaceId_id: { workspaceId, id: gone.id } },
      data: { mergedIntoId: null, ...now },
      select: { id: true },
    });
    const { originId, derivedFromId, derivation } = kept;
    const isPlaced = isSameValue({ originId, derivedFromId, derivation }, data.place.after);
    const place = isPlaced ? data.place.before : { originId, derivedFromId, derivation };
    const restored = await writeColumns(tx, actor, kept, fields, place);
    await tx.sourceMerge.update({
      where: { workspaceId_id: { workspaceId, id: mergeId } },
      data: { undoneAt: new Date() },
      select: { id: true },
    });
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.merge_undone',
      subjectId: kept.id,
      data: { mergeId, goneId: gone.id },
    });
    await tellArticles(tx, actor, 'evidence.source_merged', [kept.id, gone.id]);
    return { kept: restored, gone: await lockSource(tx, actor, gone.id), stayed };
  });
}

// What each side's newest copy will make of its passages, before anything is locked, because it is what takes long.
async function compareAhead(actor: Actor, mergeId: string): Promise<NewestFates> {
  const { workspaceId } = actor;
  const newest = new NewestFates(workspaceId);
  const merge = await db.sourceMerge.findFirst({
    where: { workspaceId, id: mergeId, undoneAt: null, kept: visibleTo(actor) },
    select: { keptId: true, goneId: true, data: true },
  });
  if (!merge) return newest;
  const { keptId, goneId } = merge;
  const { captures } = mergeDataSchema.parse(merge.data);
  const ofGone = captures.filter(({ sourceId }) => sourceId === goneId).map(({ id }) => id);
  for (const id of [{ in: ofGone }, { notIn: ofGone }]) {
    await newest.compareAhead(db, { sourceId: keptId, id });
  }
  return newest;
}

async function refuseOtherReaders(tx: Tx, actor: Actor, kept: SourceView, gone: SourceView): Promise<void> {
  const [ofKept, ofGone] = [await readersOf(tx, actor, kept.id), await readersOf(tx, actor, gone.id)];
  if (kept.access !== gone.access || ofKept.join() !== ofGone.join()) {
    throw new AppError(
      'conflict',
      'Since they were merged, who may see this source was changed, and undoing would show the other to those who may not. Set it back as it was, then undo.',
    );
  }
}

function takenBack(
  now: SourceFields,
  changes: MergeData['fields'],
): { fields: SourceFields; stayed: SourceFieldName[] } {
  const names = Object.keys(changes) as SourceFieldName[];
  const isUntouched = (name: SourceFieldName) => isSameValue(now[name], changes[name]?.after);
  const before = names.filter(isUntouched).map((name) => [name, changes[name]?.before]);
  return {
    fields: { ...now, ...(Object.fromEntries(before) as Partial<SourceFields>) },
    stayed: names.filter((name) => !isUntouched(name)),
  };
}

// Copies kept since the merge are the kept one's, and counted after its own.
async function returnCaptures(
  tx: Tx,
  { workspaceId }: Actor,
  goneId: string,
  keptId: string,
  captures: MergeData['captures'],
): Promise<void> {
  const known = captures.map((capture) => capture.id);
  const since = await tx.capture.findMany({
    where: { workspaceId, sourceId: keptId, id: { notIn: known } },
    select: { id: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (captures.length === 0) return;
  const own = captures.filter((capture) => capture.sourceId === keptId);
  const last = Math.max(0, ...own.map((capture) => capture.number));
  const added = since.map(({ id }, index) => ({ id, sourceId: keptId, number: last + index + 1 }));
  for (const { id, sourceId, number } of [...captures, ...added]) {
    await tx.capture.updateMany({
      where: { workspaceId, id, sourceId: { in: [keptId, goneId] } },
      data: { sourceId, number },
    });
  }
}

// A link stands with the source of the copy that it points into, else with the source that it had.
async function returnEvidence(
  tx: Tx,
  { workspaceId }: Actor,
  goneId: string,
  keptId: string,
  moved: readonly string[],
): Promise<string[]> {
  const rows = await tx.evidence.findMany({
    where: {
      workspaceId,
      sourceId: keptId,
      OR: [{ id: { in: [...moved] }, captureId: null }, { capture: { sourceId: goneId } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const ids = rows.map((row) => row.id);
  await tx.evidence.updateMany({ where: { workspaceId, id: { in: ids } }, data: { sourceId: goneId } });
  return ids;
}

async function returnCredits(
  tx: Tx,
  actor: Actor,
  goneId: string,
  keptId: string,
  { kept, gone, after }: MergeData['credits'],
): Promise<void> {
  const { workspaceId } = actor;
  const held = await lockCredits(tx, actor, [keptId, goneId]);
  const now = held.filter(({ sourceId }) => sourceId === keptId);
  const keyOf = ({ role, ordinal, agentId }: { role: string; ordinal: number; agentId: string }) =>
    `${role} ${ordinal} ${agentId}`;
  const isUntouched = now.map(keyOf).toSorted().join() === after.map(keyOf).toSorted().join();
  const back = (isUntouched ? kept : []).map((credit) => [keptId, credit] as const);
  if (isUntouched) await tx.sourceCredit.deleteMany({ where: { workspaceId, sourceId: keptId } });
  const returned = [...back, ...gone.map((credit) => [goneId, credit] as const)];
  const agents = await tx.agent.findMany({
    where: { workspaceId, id: { in: returned.map(([, credit]) => credit.agentId) } },
    select: { id: true },
  });
  const isThere = new Set(agents.map((agent) => agent.id));
  const stands = returned.filter(([, credit]) => isThere.has(credit.agentId));
  await tx.sourceCredit.createMany({
    data: stands.map(([sourceId, credit]) => ({
      workspaceId,
      sourceId,
      ordinal: credit.ordinal,
      agentId: credit.agentId,
      role: credit.role as CreditRole,
    })),
    skipDuplicates: true,
  });
}
