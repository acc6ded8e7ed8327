import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import {
  sourceFieldsSchema,
  type SourceChange,
  type SourceFields,
  type SourceInput,
  type SourceView,
} from '@/lib/sources/model';
import { canEditSources } from '@/lib/sources/policy';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { changedFields, citationKeyBase, freeCitationKey, sourceSearchText } from '@/lib/sources/rules';

type Tx = Prisma.TransactionClient;

// New sources of one workspace wait for each other; waiting is better than failing.
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/**
 * Adds a source to the workspace and gives it its citation key. Sending the same again, by the same person, makes nothing
 * and answers `created: false` with the source as it is now; the same id for anything else is a conflict.
 */
export async function createSource(
  actor: Actor,
  { id, ...fields }: SourceInput,
): Promise<{ source: SourceView; created: boolean }> {
  authorize(actor);
  return await db.$transaction(async (tx) => {
    // Keys are unique in the workspace, so they are given out one after the other.
    await tx.$queryRaw`SELECT FROM workspaces WHERE id = ${actor.workspaceId}::uuid FOR NO KEY UPDATE`;
    const existing = await findSource(tx, actor, id);
    if (existing) {
      if (await isRepeat(tx, actor, id, fields)) return { source: existing, created: false };
      throw new AppError('conflict', 'There is another source with this id already. Try again.');
    }
    const citationKey = await newCitationKey(tx, actor, fields);
    const row = await tx.source.create({
      data: {
        workspaceId: actor.workspaceId,
        id,
        ...fields,
        citationKey,
        searchText: sourceSearchText(fields, citationKey),
        createdById: actor.userId,
        updatedById: actor.userId,
      },
      select: sourceSelect,
    });
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.created',
      subjectId: id,
      data: { citationKey, fields: { ...fields } },
    });
    return { source: presentSource(row), created: true };
  }, PATIENCE);
}

/**
 * Replaces what is said of a source; its citation key stays. When somebody changed it meanwhile that is a conflict that carries
 * `source` as it is now; when it already says the same, nothing is done.
 */
export async function changeSource(
  actor: Actor,
  sourceId: string,
  { version, ...fields }: SourceChange,
): Promise<SourceView> {
  return await db.$transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT FROM sources
      WHERE workspace_id = ${actor.workspaceId}::uuid AND id = ${sourceId}::uuid FOR NO KEY UPDATE`;
    const stored = await findSource(tx, actor, sourceId);
    if (!stored) throw notFound('source');
    authorize(actor);

    const changed = changedFields(stored, fields);
    if (changed.length === 0) return stored;
    if (stored.version !== version) {
      throw new AppError(
        'conflict',
        'Somebody else changed this source meanwhile. Look at it, then save again.',
        {
          details: { source: stored },
        },
      );
    }
    const row = await tx.source.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: sourceId } },
      data: {
        ...fields,
        searchText: sourceSearchText(fields, stored.citationKey),
        version: { increment: 1 },
        updatedAt: new Date(),
        updatedById: actor.userId,
      },
      select: sourceSelect,
    });
    await appendWorkspaceEvent(tx, actor, {
      type: 'source.changed',
      subjectId: sourceId,
      data: {
        changes: Object.fromEntries(changed.map((name) => [name, { from: stored[name], to: fields[name] }])),
      },
    });
    return presentSource(row);
  }, PATIENCE);
}

async function findSource(tx: Tx, actor: Actor, id: string): Promise<SourceView | null> {
  const row = await tx.source.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
    select: sourceSelect,
  });
  return row && presentSource(row);
}

async function newCitationKey(tx: Tx, actor: Actor, fields: SourceFields): Promise<string> {
  const base = citationKeyBase(fields);
  const alike = await tx.source.findMany({
    where: { workspaceId: actor.workspaceId, citationKey: { startsWith: base } },
    select: { citationKey: true },
  });
  return freeCitationKey(base, new Set(alike.map((source) => source.citationKey)));
}

// The source may have been changed since it was made; what it was made of stands in its first event.
async function isRepeat(tx: Tx, actor: Actor, id: string, fields: SourceFields): Promise<boolean> {
  const made = await tx.event.findFirst({
    where: {
      workspaceId: actor.workspaceId,
      articleId: null,
      type: 'source.created',
      subjectId: id,
      actorId: actor.userId,
    },
    select: { data: true },
  });
  const madeOf = sourceFieldsSchema.safeParse(Reflect.get(Object(made?.data), 'fields'));
  return madeOf.success && changedFields(madeOf.data, fields).length === 0;
}

function authorize(actor: Actor): void {
  if (!canEditSources(actor)) {
    throw new AppError('forbidden', 'Viewers cannot change sources. Ask an editor for another role.');
  }
}
