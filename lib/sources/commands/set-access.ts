import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import type { SourceAccessChange } from '@/lib/sources/access-model';
import { tellArticles } from '@/lib/sources/commands/tell-articles';
import {
  changedMeanwhile,
  lockKeys,
  newCitationKey,
  writeOnSource,
  type Tx,
} from '@/lib/sources/commands/write-source';
import type { SourceView } from '@/lib/sources/model';
import { canRestrictSource } from '@/lib/sources/policy';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { sourceColumns, fieldsOf } from '@/lib/sources/rules';

/**
 * Opens a source to the team, or restricts it to the people named; whoever is not named sees it no more, the actor included.
 * Answers the source as it is, or null when the actor gave up seeing it. Its citation key carries a name only while it is open. Throws
 * a conflict when nobody would be left to see it, or somebody changed it meanwhile. Events tell that it was done, not for whom.
 */
export async function setSourceAccess(
  actor: Actor,
  sourceId: string,
  change: SourceAccessChange,
): Promise<SourceView | null> {
  return await writeOnSource(actor, sourceId, async (tx, stored) => {
    const readerIds = change.access === 'team' ? [] : [...new Set(change.readerIds)].toSorted();
    const before = await readersOf(tx, actor, sourceId);
    const isSame = stored.access === change.access && before.join() === readerIds.join();
    if (isSame) return stored;
    if (stored.access === 'team' && !canRestrictSource(actor, stored)) {
      throw new AppError(
        'forbidden',
        'Whoever added a source may restrict it, and editors. Ask one of them.',
      );
    }
    if (stored.version !== change.version) throw changedMeanwhile(stored);
    await requireReaders(tx, actor, readerIds, change);
    await writeReaders(tx, actor, sourceId, readerIds);
    const now = stored.access === change.access ? stored : await turn(tx, actor, stored);
    await tellArticles(tx, actor, 'evidence.access_changed', [sourceId]);
    await appendWorkspaceEvent(tx, actor, { type: eventType(stored, now), subjectId: sourceId });
    const row = await tx.source.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sourceId } },
      data: { version: { increment: 1 }, updatedAt: new Date(), updatedById: actor.userId },
      select: sourceSelect,
    });
    return change.access === 'team' || readerIds.includes(actor.userId) ? presentSource(row) : null;
  });
}

/** Ids of the people named with a source, in order. */
export async function readersOf(tx: Tx, actor: Actor, sourceId: string): Promise<string[]> {
  const rows = await tx.sourceReader.findMany({
    where: { workspaceId: actor.workspaceId, sourceId },
    orderBy: { userId: 'asc' },
    select: { userId: true },
  });
  return rows.map((row) => row.userId);
}

async function requireReaders(
  tx: Tx,
  actor: Actor,
  readerIds: readonly string[],
  change: SourceAccessChange,
): Promise<void> {
  if (change.access === 'team') return;
  if (readerIds.length === 0 && !change.evenIfNobody) {
    throw new AppError(
      'conflict',
      'Nobody could see this source any more, and nobody could open it again. Name somebody, or say that this is meant.',
    );
  }
  // Whoever removes a member holds the workspace: nobody is named here who is just being removed.
  await lockKeys(tx, actor);
  const members = await tx.membership.count({
    where: { workspaceId: actor.workspaceId, userId: { in: [...readerIds] } },
  });
  if (members < readerIds.length) {
    const message = 'Name members of the workspace only.';
    throw new AppError('invalid_input', message, { fields: { readerIds: message } });
  }
}

async function writeReaders(
  tx: Tx,
  { workspaceId }: Actor,
  sourceId: string,
  readerIds: readonly string[],
): Promise<void> {
  await tx.sourceReader.deleteMany({
    where: { workspaceId, sourceId, userId: { notIn: [...readerIds] } },
  });
  await tx.sourceReader.createMany({
    data: readerIds.map((userId) => ({ workspaceId, sourceId, userId })),
    skipDuplicates: true,
  });
}

// From open to restricted or back, with the key that goes with it.
async function turn(tx: Tx, actor: Actor, stored: SourceView): Promise<SourceView> {
  const isRestricted = stored.access === 'team';
  const fields = fieldsOf(stored);
  await lockKeys(tx, actor);
  const citationKey = await newCitationKey(tx, actor, { id: stored.id, fields, isRestricted });
  const row = await tx.source.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: stored.id } },
    data: {
      access: isRestricted ? 'restricted' : 'team',
      citationKey,
      searchText: sourceColumns(fields, citationKey).searchText,
    },
    select: sourceSelect,
  });
  return presentSource(row);
}

function eventType(before: SourceView, after: SourceView): string {
  if (before.access === after.access) return 'source.readers_changed';
  return after.access === 'restricted' ? 'source.restricted' : 'source.opened';
}
