import { writeOnArticleAfter, type Tx } from '@/lib/annotations/write-on-article';
import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';
import { appendEvents } from '@/lib/events/append-event';
import type { AssignInput, AssignResult } from '@/lib/work/model';
import { holdMembers } from '@/lib/workspaces/hold-members';

type Asked = AssignInput['items'][number];

/**
 * Gives items to a member, or to nobody: one transaction an article, one article after the other in the order of their ids. An item that
 * somebody else gave away since it was seen stays as it is, and is told; one that is already whose it is to be counts as done, so that
 * sending the same again is harmless. Throws not found when none of them is there, and `invalid_input` for who is no member.
 */
export async function assignItems(actor: Actor, { items, assigneeId }: AssignInput): Promise<AssignResult> {
  if (!can(actor, 'item.assign')) {
    throw new AppError('forbidden', 'Viewers read along. Ask an editor for another role to assign items.');
  }
  const { workspaceId } = actor;
  const found = await db.annotation.findMany({
    where: { workspaceId, id: { in: items.map(({ id }) => id) }, deletedAt: null },
    select: { id: true, articleId: true },
  });
  if (found.length === 0) throw notFound('annotation');
  await db.$transaction((tx) => requireMember(tx, actor, assigneeId));

  const articleOf = new Map(found.map(({ id, articleId }) => [id, articleId]));
  const result: AssignResult = {
    assigned: [],
    conflicts: [],
    missing: items.filter(({ id }) => !articleOf.has(id)).map(({ id }) => id),
  };
  for (const articleId of [...new Set(articleOf.values())].toSorted()) {
    const asked = items.filter(({ id }) => articleOf.get(id) === articleId);
    const done = await assignOn(actor, articleId, { items: asked, assigneeId });
    result.assigned.push(...done.assigned);
    result.conflicts.push(...done.conflicts);
    result.missing.push(...done.missing);
  }
  return result;
}

async function assignOn(
  actor: Actor,
  articleId: string,
  { items, assigneeId }: AssignInput,
): Promise<AssignResult> {
  const hold = async (tx: Tx) => await requireMember(tx, actor, assigneeId);
  try {
    return await writeOnArticleAfter(
      actor,
      articleId,
      hold,
      async (tx) => await write(tx, actor, articleId, { items, assigneeId }),
    );
  } catch (error) {
    // Deleted, archived or published meanwhile: the other articles are gone on with.
    if (!(error instanceof AppError)) throw error;
    const ids = items.map(({ id }) => id);
    if (error.code === 'not_found') return { assigned: [], conflicts: [], missing: ids };
    if (error.code !== 'conflict') throw error;
    const conflicts = items.map(({ id, from }) => ({ id, reason: 'closed' as const, assigneeId: from }));
    return { assigned: [], conflicts, missing: [] };
  }
}

async function write(
  tx: Tx,
  { workspaceId, userId }: Actor,
  articleId: string,
  { items, assigneeId }: AssignInput,
): Promise<AssignResult> {
  const rows = await tx.annotation.findMany({
    where: { workspaceId, articleId, id: { in: items.map(({ id }) => id) }, deletedAt: null },
    select: { id: true, kind: true, assigneeId: true },
  });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const isAsSeen = ({ id, from }: Asked) => [from, assigneeId].includes(rowOf.get(id)?.assigneeId ?? null);
  const here = items.filter(({ id }) => rowOf.has(id));
  const changed = here
    .filter(isAsSeen)
    .flatMap(({ id }) => rowOf.get(id) ?? [])
    .filter((row) => row.assigneeId !== assigneeId);
  if (changed.length > 0) {
    await tx.annotation.updateMany({
      where: { workspaceId, articleId, id: { in: changed.map(({ id }) => id) } },
      data: { assigneeId, version: { increment: 1 }, updatedAt: new Date(), updatedById: userId },
    });
    // As single changes are told, so that every open desk knows them.
    const events = changed.map(({ id, kind, assigneeId: from }) => ({
      type: 'annotation.changed',
      actorId: userId,
      subjectId: id,
      data: { kind, changes: { assigneeId: { from, to: assigneeId } } },
    }));
    await appendEvents(tx, { workspaceId, articleId }, events);
  }
  return {
    assigned: here.filter(isAsSeen).map(({ id }) => id),
    conflicts: here
      .filter((item) => !isAsSeen(item))
      .map(({ id }) => ({
        id,
        reason: 'reassigned' as const,
        assigneeId: rowOf.get(id)?.assigneeId ?? null,
      })),
    missing: items.filter(({ id }) => !rowOf.has(id)).map(({ id }) => id),
  };
}

async function requireMember(tx: Tx, actor: Actor, userId: string | null): Promise<void> {
  if (userId === null || (await holdMembers(tx, actor, [userId])).has(userId)) return;
  const message = 'This person is not a member of the workspace.';
  throw new AppError('invalid_input', message, { fields: { assigneeId: message } });
}
