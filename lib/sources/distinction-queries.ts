import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { visibleTo } from '@/lib/sources/access';
import type { DistinctionView } from '@/lib/sources/distinction-model';
import { presentSource, sourceSelect } from '@/lib/sources/present';

const MOST = 100;

/** The key by which a pair is known in what `listDistinct` answers, whichever comes first. */
export function pairOf(oneId: string, otherId: string): string {
  return oneId < otherId ? `${oneId} ${otherId}` : `${otherId} ${oneId}`;
}

/** Which pairs of these sources were said to be two. What was said of a source that was merged holds for the one that it is now. */
export async function listDistinct(
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length < 2) return new Set();
  const among = [...ids];
  const rows = await db.$queryRaw<{ oneId: string; otherId: string }[]>`
    WITH RECURSIVE family AS (
      SELECT id AS root, id FROM sources WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${among}::uuid[])
      UNION
      SELECT family.root, merged.id FROM family JOIN sources merged
        ON merged.workspace_id = ${workspaceId}::uuid AND merged.merged_into_id = family.id
    )
    SELECT one.root::text AS "oneId", other.root::text AS "otherId"
    FROM source_distinctions apart
      JOIN family one ON one.id = apart.one_id JOIN family other ON other.id = apart.other_id
    WHERE apart.workspace_id = ${workspaceId}::uuid AND one.root <> other.root`;
  return new Set(rows.map(({ oneId, otherId }) => pairOf(oneId, otherId)));
}

/**
 * Sources that were said to be others than this one, the latest first, as far as the actor may see them; a hundred at most. Those that
 * were merged since are told as the one that they are now.
 */
export async function listDistinctions(actor: Actor, sourceId: string): Promise<DistinctionView[]> {
  const found = await findOthers(actor, sourceId);
  const rows = await db.source.findMany({
    where: { ...visibleTo(actor), mergedIntoId: null, id: { in: found.map(({ otherId }) => otherId) } },
    select: sourceSelect,
  });
  const sources = new Map(rows.map((row) => [row.id, presentSource(row)]));
  const told = new Map<string, DistinctionView>();
  for (const { otherId, at, byId } of found) {
    const source = sources.get(otherId);
    if (source && !told.has(otherId)) told.set(otherId, { source, at: at.toISOString(), byId });
  }
  return [...told.values()].slice(0, MOST);
}

// Up and down the merges: what it took in, and where the others went.
async function findOthers(
  { workspaceId }: Actor,
  sourceId: string,
): Promise<{ otherId: string; at: Date; byId: string }[]> {
  return await db.$queryRaw`
    WITH RECURSIVE family AS (
      SELECT ${sourceId}::uuid AS id
      UNION
      SELECT merged.id FROM family JOIN sources merged
        ON merged.workspace_id = ${workspaceId}::uuid AND merged.merged_into_id = family.id
    ), apart AS (
      SELECT CASE WHEN d.one_id = family.id THEN d.other_id ELSE d.one_id END AS id, d.created_at, d.created_by_id
      FROM family JOIN source_distinctions d
        ON d.workspace_id = ${workspaceId}::uuid AND (d.one_id = family.id OR d.other_id = family.id)
    ), stands AS (
      SELECT s.id, s.merged_into_id, apart.created_at, apart.created_by_id FROM apart JOIN sources s
        ON s.workspace_id = ${workspaceId}::uuid AND s.id = apart.id
      UNION
      SELECT s.id, s.merged_into_id, stands.created_at, stands.created_by_id FROM stands JOIN sources s
        ON s.workspace_id = ${workspaceId}::uuid AND s.id = stands.merged_into_id
    )
    SELECT id::text AS "otherId", created_at AS at, created_by_id::text AS "byId"
    FROM stands WHERE merged_into_id IS NULL AND id <> ${sourceId}::uuid ORDER BY created_at DESC, id`;
}
