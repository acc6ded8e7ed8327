import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { SourceLineage } from '@/lib/evidence/lineage-rules';
import { DEFAULT_SUFFICIENCY, sufficiencySchema, type Sufficiency } from '@/lib/evidence/sufficiency-rules';
import { canonicalUrl } from '@/lib/sources/identifier-rules';

type Tx = Prisma.TransactionClient;

/** How far a source is followed to what it derives from. */
const MOST_STEPS = 50;

/**
 * Where sources of the actor's workspace come from: the lineages of those named and of all that they derive from, up to fifty steps.
 * One that was merged into another derives from that one. Withheld sources are among them.
 */
export async function listLineages(
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  articleId: string,
  sourceIds: readonly string[],
  tx: Tx = db,
): Promise<SourceLineage[]> {
  const ids = [...new Set(sourceIds)];
  if (ids.length === 0) return [];
  const article = await tx.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { url: true },
  });
  const address = canonicalUrl(article?.url ?? '');
  return await tx.$queryRaw<SourceLineage[]>`
    WITH RECURSIVE above AS (
      SELECT id, origin_id, derived_from_id, merged_into_id, canonical_url, access, 0 AS steps FROM sources
      WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${ids}::uuid[])
      UNION
      SELECT s.id, s.origin_id, s.derived_from_id, s.merged_into_id, s.canonical_url, s.access, above.steps + 1
      FROM above
      JOIN sources s ON s.workspace_id = ${workspaceId}::uuid
        AND s.id = coalesce(above.merged_into_id, above.derived_from_id)
      WHERE above.steps < ${MOST_STEPS}
    )
    SELECT DISTINCT id::text AS id,
      CASE WHEN merged_into_id IS NULL THEN origin_id::text END AS "originId",
      coalesce(merged_into_id, derived_from_id)::text AS "derivedFromId",
      -- Where a restricted source stands is not told, not even so.
      (access = 'team' AND canonical_url <> '' AND canonical_url = ${address}) AS "isArticle"
    FROM above ORDER BY id`;
}

/** The SHA-256 of the bytes of copies of the actor's workspace, hex, by the copies' ids. */
export async function listCaptureHashes(
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  captureIds: readonly string[],
): Promise<Map<string, string>> {
  if (captureIds.length === 0) return new Map();
  const rows = await db.capture.findMany({
    where: { workspaceId, id: { in: [...new Set(captureIds)] } },
    select: { id: true, sha256: true },
  });
  return new Map(rows.map(({ id, sha256 }) => [id, sha256]));
}

/** What the actor's workspace asks for before a claim counts as verified. */
export async function getSufficiency(
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  tx: Tx = db,
): Promise<Sufficiency> {
  const workspace = await tx.workspace.findUnique({
    where: { id: workspaceId },
    select: { sufficiency: true },
  });
  return sufficiencySchema.safeParse(workspace?.sufficiency).data ?? DEFAULT_SUFFICIENCY;
}
