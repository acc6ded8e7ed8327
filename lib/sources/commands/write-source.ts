import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { visibleTo } from '@/lib/sources/access';
import type { SourceFields, SourceView } from '@/lib/sources/model';
import { canEditSources } from '@/lib/sources/policy';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { citationKeyBase, freeCitationKey, protectedKey } from '@/lib/sources/rules';

export type Tx = Prisma.TransactionClient;

// Writes on one library wait for each other; waiting is better than failing.
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/** One write on the library: in a transaction, by somebody who may. Throws forbidden for viewers before `work` begins. */
export async function writeLibrary<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  requireLibrarian(actor);
  return await db.$transaction(work, PATIENCE);
}

/**
 * One write on a source that the actor may see, locked. Throws not found for unknown, withheld and other workspaces' ids alike, then
 * forbidden for viewers, then a conflict when it was merged into another.
 */
export async function writeOnSource<T>(
  actor: Actor,
  sourceId: string,
  work: (tx: Tx, stored: SourceView) => Promise<T>,
): Promise<T> {
  return await writeOnSourceBeside(actor, sourceId, [], work);
}

/** `writeOnSource` with others that are held meanwhile, whatever they are. */
export async function writeOnSourceBeside<T>(
  actor: Actor,
  sourceId: string,
  otherIds: readonly string[],
  work: (tx: Tx, stored: SourceView) => Promise<T>,
): Promise<T> {
  return await db.$transaction(async (tx) => {
    await holdSources(tx, actor, [sourceId, ...otherIds]);
    const stored = await lockSource(tx, actor, sourceId);
    return await work(tx, stored);
  }, PATIENCE);
}

/**
 * Holds sources until the transaction ends, in the order of their ids, as two writes would otherwise wait for each other. Sources come
 * before the workspace's keys, and these before articles.
 */
export async function holdSources(tx: Tx, { workspaceId }: Actor, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM sources WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${[...ids]}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
}

/** The source as it is, held until the transaction ends; throws as `writeOnSource` does. */
export async function lockSource(tx: Tx, actor: Actor, sourceId: string): Promise<SourceView> {
  await holdSources(tx, actor, [sourceId]);
  const stored = await findVisible(tx, actor, sourceId);
  if (!stored) throw notFound('source');
  requireLibrarian(actor);
  if (stored.mergedIntoId !== null) {
    throw new AppError('conflict', 'This source was merged into another one. Open that one to change it.');
  }
  return stored;
}

/** A source that the actor may see; null for any other id. */
export async function findVisible(tx: Tx, actor: Actor, id: string): Promise<SourceView | null> {
  const row = await tx.source.findFirst({ where: { ...visibleTo(actor), id }, select: sourceSelect });
  return row && presentSource(row);
}

/** Keys are unique in the workspace, so they are given out one after the other; held until the transaction ends. */
export async function lockKeys(tx: Tx, actor: Actor): Promise<void> {
  await tx.$queryRaw`SELECT FROM workspaces WHERE id = ${actor.workspaceId}::uuid FOR NO KEY UPDATE`;
}

/** A key that no other source of the workspace has, while `lockKeys` holds. Of a restricted source it carries no name. */
export async function newCitationKey(
  tx: Tx,
  actor: Actor,
  { id, fields, isRestricted }: { id: string; fields: SourceFields; isRestricted: boolean },
): Promise<string> {
  const base = isRestricted ? protectedKey(id) : citationKeyBase(fields);
  const alike = await tx.source.findMany({
    where: { workspaceId: actor.workspaceId, citationKey: { startsWith: base }, id: { not: id } },
    select: { citationKey: true },
  });
  return freeCitationKey(base, new Set(alike.map((source) => source.citationKey)));
}

/** The failure for a change that was made on an older version; it carries the source as it is. */
export function changedMeanwhile(source: SourceView): AppError {
  return new AppError(
    'conflict',
    'Somebody else changed this source meanwhile. Look at it, then save again.',
    {
      details: { source },
    },
  );
}

/** Throws forbidden for those who may not change sources. */
export function requireLibrarian(actor: Actor): void {
  if (!canEditSources(actor)) {
    throw new AppError('forbidden', 'Viewers cannot change sources. Ask an editor for another role.');
  }
}
