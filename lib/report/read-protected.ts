import type { Prisma } from '@/lib/db/generated/client';
import type { Protection } from '@/lib/report/withhold-rules';

type Tx = Prisma.TransactionClient;

/** How many merges a source is followed through. */
const MOST_MERGES = 50;

/**
 * Those of the sources that readers are not to be told of, as they stand now, by id: restricted ones, and people who did not agree to be named.
 * What was agreed is said of a source as it was cited, or of the one that it was found to be.
 */
export async function readProtected(
  tx: Tx,
  workspaceId: string,
  sourceIds: readonly string[],
): Promise<Map<string, Protection>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<
    { asked: string; description: string; title: string; authors: string[]; credited: string[] }[]
  >`
    WITH RECURSIVE path AS (
      SELECT id AS asked, id, merged_into_id, access, kind, title, authors, 0 AS steps FROM sources
      WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${[...new Set(sourceIds)]}::uuid[])
      UNION ALL
      SELECT path.asked, s.id, s.merged_into_id, s.access, s.kind, s.title, s.authors, path.steps + 1
      FROM path JOIN sources s ON s.workspace_id = ${workspaceId}::uuid AND s.id = path.merged_into_id
      WHERE path.steps < ${MOST_MERGES}
    )
    SELECT DISTINCT ON (path.asked) path.asked::text AS asked, coalesce(h.agreed_description, '') AS description,
      path.title, path.authors,
      ARRAY(
        SELECT unnest(ARRAY[a.name] || a.aliases) FROM source_credits c
        JOIN agents a ON a.workspace_id = c.workspace_id AND a.id = c.agent_id
        WHERE c.workspace_id = ${workspaceId}::uuid AND c.source_id = path.id AND c.role IN ('author', 'interviewee')
      ) AS credited
    FROM path LEFT JOIN human_sources h ON h.workspace_id = ${workspaceId}::uuid AND h.source_id = path.id
    WHERE path.access = 'restricted'
      OR (path.kind IN ('interview', 'personal_communication') AND coalesce(h.terms, 'unspecified') <> 'on_record')
    ORDER BY path.asked, path.steps`;
  return new Map(
    rows.map(({ asked, description, title, authors, credited }) => [
      asked,
      { description, title, people: [...authors, ...credited] },
    ]),
  );
}
