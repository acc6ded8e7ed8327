import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { holdSources, lockSource, writeLibrary, type Tx } from '@/lib/sources/commands/write-source';
import type { DistinctionInput } from '@/lib/sources/distinction-model';

/**
 * Says that a source is not the same as these others, so that they are not proposed again. What was said before stays as it was said.
 * Throws not found for a source that the actor does not see, and a conflict for one that was merged.
 */
export async function distinguishSources(
  actor: Actor,
  { sourceId, otherIds }: DistinctionInput,
): Promise<void> {
  await writeLibrary(actor, async (tx) => {
    const { workspaceId, userId } = actor;
    await requireAll(tx, actor, [sourceId, ...otherIds]);
    const made = await tx.sourceDistinction.createManyAndReturn({
      data: [...new Set(otherIds)].map((otherId) => {
        const [oneId = '', last = ''] = [sourceId, otherId].toSorted();
        return { workspaceId, oneId, otherId: last, createdById: userId };
      }),
      skipDuplicates: true,
      select: { oneId: true, otherId: true },
    });
    if (made.length === 0) return;
    const ids = made.map(({ oneId, otherId }) => (oneId === sourceId ? otherId : oneId));
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.distinguished',
      subjectId: sourceId,
      data: { otherIds: ids },
    });
  });
}

/** Takes that back, so that they are proposed again; also what was said of sources that were merged into them. Throws as `distinguishSources`. */
export async function proposeAgain(actor: Actor, { sourceId, otherIds }: DistinctionInput): Promise<void> {
  await writeLibrary(actor, async (tx) => {
    await requireAll(tx, actor, [sourceId, ...otherIds]);
    const mine = await familyOf(tx, actor, [sourceId]);
    const theirs = await familyOf(tx, actor, otherIds);
    const { count } = await tx.sourceDistinction.deleteMany({
      where: {
        workspaceId: actor.workspaceId,
        OR: [
          { oneId: { in: mine }, otherId: { in: theirs } },
          { oneId: { in: theirs }, otherId: { in: mine } },
        ],
      },
    });
    if (count === 0) return;
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.proposed_again',
      subjectId: sourceId,
      data: { otherIds },
    });
  });
}

async function requireAll(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.slice(1).includes(ids[0] ?? '')) {
    const message = 'Choose another source: this one is itself.';
    throw new AppError('invalid_input', message, { fields: { otherIds: message } });
  }
  await holdSources(tx, actor, ids);
  for (const id of new Set(ids)) await lockSource(tx, actor, id);
}

// These and all that was merged into them.
async function familyOf(tx: Tx, { workspaceId }: Actor, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE family AS (
      SELECT unnest(${[...ids]}::uuid[]) AS id
      UNION
      SELECT merged.id FROM family JOIN sources merged
        ON merged.workspace_id = ${workspaceId}::uuid AND merged.merged_into_id = family.id
    )
    SELECT id::text AS id FROM family`;
  return rows.map(({ id }) => id);
}
