import type { Actor } from '@/lib/auth/actor';
import { carryEvidence } from '@/lib/captures/carry-evidence';
import { NewestFates } from '@/lib/captures/newest-copy';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { visibleTo } from '@/lib/sources/access';
import { writeColumns } from '@/lib/sources/commands/change-source';
import { readersOf } from '@/lib/sources/commands/set-access';
import { lockArticlesOf, tellArticles } from '@/lib/sources/commands/tell-articles';
import { lockCredits } from '@/lib/sources/commands/write-credits';
import {
  changedMeanwhile,
  holdSources,
  lockSource,
  requireLibrarian,
  writeLibrary,
  type Tx,
} from '@/lib/sources/commands/write-source';
import type { MergeData, MergeInput } from '@/lib/sources/merge-model';
import { creditNames, keepCredits, type Credit } from '@/lib/sources/credit-rules';
import type { SourceFieldName, SourceFields, SourceView } from '@/lib/sources/model';
import { applyChange, changedFields, fieldsOf } from '@/lib/sources/rules';

/**
 * Makes two sources one, in one transaction: links, copies, credits and what derives from the gone one go to the kept one; the gone
 * one is hidden, and its id and citation key lead to the kept one. Passages are told what became of them in the newest copy of both. Answers the kept one. Sending the same again does nothing. Throws
 * not found for a source that the actor does not see, a conflict when either was changed since it was compared, or when not the same
 * people may see both.
 */
export async function mergeSources(actor: Actor, input: MergeInput): Promise<SourceView> {
  requireLibrarian(actor);
  if (input.keptId === input.goneId) {
    const message = 'Choose two sources.';
    throw new AppError('invalid_input', message, { fields: { goneId: message } });
  }
  const { workspaceId, userId } = actor;
  const newest = new NewestFates(workspaceId);
  const both = { in: [input.keptId, input.goneId] };
  // Before anything is locked, because it is what takes long.
  await newest.compareAhead(db, { sourceId: both, source: visibleTo(actor) });
  return await writeLibrary(actor, async (tx) => {
    const made = await tx.sourceMerge.findUnique({
      where: { workspaceId_id: { workspaceId, id: input.id } },
      select: { keptId: true, goneId: true, createdById: true },
    });
    if (made) {
      const isRepeat =
        made.keptId === input.keptId && made.goneId === input.goneId && made.createdById === userId;
      if (!isRepeat)
        throw new AppError('conflict', 'There is another merge with this id already. Try again.');
      return await lockSource(tx, actor, input.keptId);
    }
    const { kept, gone, derivedIds } = await lockAll(tx, actor, input.keptId, input.goneId);
    if (kept.version !== input.keptVersion) throw changedMeanwhile(kept);
    if (gone.version !== input.goneVersion) throw changedMeanwhile(gone);
    await requireSameReaders(tx, actor, kept, gone);
    await lockArticlesOf(tx, actor, [kept.id, gone.id]);

    const before = fieldsOf(kept);
    const taken = fieldsOf(gone);
    const change = Object.fromEntries(input.take.map((name) => [name, taken[name]]));
    const provenance = { ...before.provenance };
    for (const name of input.take) provenance[name] = taken.provenance[name] ?? '';
    const filled = Object.fromEntries(Object.entries(provenance).filter(([, from]) => from !== ''));
    const fields = { ...applyChange(before, change), provenance: filled };
    const changed = changedFields(before, fields);
    const place = { before: placeOf(kept), after: placeAfter(kept, gone) };
    const data: MergeData = {
      fields: Object.fromEntries(
        changed.map((name) => [name, { before: before[name], after: fields[name] }]),
      ),
      place,
      evidenceIds: await moveEvidence(tx, actor, gone.id, kept.id),
      captures: await moveCaptures(tx, actor, gone.id, kept.id),
      credits: await moveCredits(tx, actor, { kept, gone, fields, take: input.take }),
      derivedIds,
    };
    await tx.source.updateMany({
      where: { workspaceId, id: { in: derivedIds } },
      data: { derivedFromId: kept.id },
    });
    await carryEvidence(tx, actor, kept.id, newest);
    const now = { version: { increment: 1 }, updatedAt: new Date(), updatedById: userId };
    await tx.source.update({
      where: { workspaceId_id: { workspaceId, id: gone.id } },
      data: { mergedIntoId: kept.id, ...now },
      select: { id: true },
    });
    await tx.sourceMerge.create({
      data: {
        workspaceId,
        id: input.id,
        keptId: kept.id,
        goneId: gone.id,
        data: data as Prisma.InputJsonObject,
        createdById: userId,
      },
    });
    const merged = await writeColumns(tx, actor, kept, fields, place.after);
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.merged',
      subjectId: kept.id,
      data: { mergeId: input.id, goneId: gone.id, fields: changed },
    });
    await tellArticles(tx, actor, 'evidence.source_merged', [kept.id, gone.id]);
    return merged;
  });
}

/** Both sources, and the ids of what derives from the gone one, locked in one order. */
async function lockAll(
  tx: Tx,
  actor: Actor,
  keptId: string,
  goneId: string,
): Promise<{ kept: SourceView; gone: SourceView; derivedIds: string[] }> {
  const before = await listDerivedIds(tx, actor, goneId, keptId);
  await holdSources(tx, actor, [keptId, goneId, ...before]);
  const kept = await lockSource(tx, actor, keptId);
  const gone = await lockSource(tx, actor, goneId);
  // Now that the gone one is held, no other comes to derive from it.
  const derivedIds = await listDerivedIds(tx, actor, goneId, keptId);
  if (derivedIds.some((id) => !before.includes(id))) throw changedMeanwhile(gone);
  return { kept, gone, derivedIds };
}

async function listDerivedIds(
  tx: Tx,
  { workspaceId }: Actor,
  goneId: string,
  keptId: string,
): Promise<string[]> {
  const where = { workspaceId, derivedFromId: goneId, id: { not: keptId } };
  const rows = await tx.source.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  return rows.map((row) => row.id);
}

async function requireSameReaders(tx: Tx, actor: Actor, kept: SourceView, gone: SourceView): Promise<void> {
  const [ofKept, ofGone] = [await readersOf(tx, actor, kept.id), await readersOf(tx, actor, gone.id)];
  if (kept.access !== gone.access || ofKept.join() !== ofGone.join()) {
    throw new AppError(
      'conflict',
      'Not the same people may see these two sources. Restrict both to the same people, or open both, then merge them.',
    );
  }
}

async function moveEvidence(tx: Tx, { workspaceId }: Actor, from: string, to: string): Promise<string[]> {
  const rows = await tx.evidence.findMany({
    where: { workspaceId, sourceId: from },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  await tx.evidence.updateMany({ where: { workspaceId, sourceId: from }, data: { sourceId: to } });
  return rows.map((row) => row.id);
}

// Copies of both are counted anew in the order in which they were kept.
async function moveCaptures(
  tx: Tx,
  { workspaceId }: Actor,
  from: string,
  to: string,
): Promise<MergeData['captures']> {
  const captures = await tx.capture.findMany({
    where: { workspaceId, sourceId: { in: [from, to] } },
    select: { id: true, sourceId: true, number: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (!captures.some((capture) => capture.sourceId === from)) return [];
  for (const [index, { id }] of captures.entries()) {
    await tx.capture.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { sourceId: to, number: index + 1 },
      select: { id: true },
    });
  }
  return captures;
}

// A name keeps who is meant by it, wherever it stands now: first of the source of which the names were taken.
async function moveCredits(
  tx: Tx,
  actor: Actor,
  { kept, gone, fields, take }: Merging,
): Promise<MergeData['credits']> {
  const { workspaceId } = actor;
  const both = { in: [kept.id, gone.id] };
  const stored = await lockCredits(tx, actor, both.in);
  const names = creditNames(fields);
  const [ofKept, ofGone] = [kept, gone].map((source) => {
    const own = stored.filter(({ sourceId }) => sourceId === source.id);
    const before = own.map(({ role, ordinal, agentId }) => ({ role, ordinal, agentId }));
    return { before, after: keepCredits(before, creditNames(source), names) };
  });
  const isTaken = ({ role }: Credit) => take.some((field) => field === FIELD_OF[role]);
  const [mine, theirs] = [ofKept?.after ?? [], ofGone?.after ?? []];
  const inTurn = [...theirs.filter(isTaken), ...mine, ...theirs];
  const after = keepCredits(inTurn, [], []);
  await tx.sourceCredit.deleteMany({ where: { workspaceId, sourceId: both } });
  await tx.sourceCredit.createMany({
    data: after.map((credit) => ({ workspaceId, sourceId: kept.id, ...credit })),
  });
  return { kept: ofKept?.before ?? [], gone: ofGone?.before ?? [], after };
}

interface Merging extends Pick<MergeInput, 'take'> {
  kept: SourceView;
  gone: SourceView;
  /** Of the kept one, as the merge makes them. */
  fields: SourceFields;
}

// Where the names of a role stand; the others have none.
const FIELD_OF: Partial<Record<Credit['role'], SourceFieldName>> = {
  author: 'authors',
  publisher: 'publisher',
  agency: 'agency',
  outlet: 'containerTitle',
};

function placeOf({ originId, derivedFromId, derivation }: SourceView): MergeData['place']['before'] {
  return { originId, derivedFromId, derivation };
}

// What the kept one does not say of where it comes from, the gone one does. Nothing derives from itself.
function placeAfter(kept: SourceView, gone: SourceView): MergeData['place']['after'] {
  const originId = kept.originId ?? gone.originId;
  const own = kept.derivedFromId === gone.id ? null : kept.derivedFromId;
  if (own !== null) return { originId, derivedFromId: own, derivation: kept.derivation };
  const isOther = gone.derivedFromId !== null && gone.derivedFromId !== kept.id;
  return {
    originId,
    derivedFromId: isOther ? gone.derivedFromId : null,
    derivation: isOther ? gone.derivation : null,
  };
}
