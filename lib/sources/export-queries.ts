import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { termsOf } from '@/lib/sources/list-queries';
import { listStatement } from '@/lib/sources/list-statement';
import type { SourceListQuery } from '@/lib/sources/list-model';
import type { SourceView } from '@/lib/sources/model';
import { canExportSources } from '@/lib/sources/policy';
import { presentSource, sourceSelect } from '@/lib/sources/present';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const PAGE = 200;

/** What of the list is asked for; its order and its pages do not matter. */
export type ExportQuery = Omit<SourceListQuery, 'sort' | 'direction' | 'cursor' | 'limit'>;

/**
 * The ids of the sources of a list, by citation key, at most so many, as they may leave the newsroom: restricted ones are not there, whoever
 * asks. `unlisted` counts all of those, whatever was asked for, so that the count tells nothing of them.
 * Throws forbidden for those who may not export sources.
 */
export async function listLibraryIds(
  actor: Actor,
  { search = '', ...filter }: ExportQuery,
  most: number,
): Promise<{ ids: string[]; unlisted: number }> {
  if (!canExportSources(actor)) throw new AppError('forbidden', 'Your role does not let you export sources.');
  const { workspaceId } = actor;
  const found = listStatement({
    workspaceId,
    userId: NOBODY,
    terms: termsOf(search),
    alsoId: null,
    filter,
    sort: 'updated',
    direction: 'desc',
    cursor: null,
    take: most,
  });
  const [rows, unlisted] = await Promise.all([
    // By code unit: the database's own order hangs on its collation.
    db.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT s.id::text AS id FROM sources s
      WHERE s.workspace_id = ${workspaceId}::uuid AND s.id IN (SELECT found.id::uuid FROM (${found}) AS found)
      ORDER BY s.citation_key COLLATE "C"`),
    db.source.count({ where: { workspaceId, access: 'restricted', mergedIntoId: null } }),
  ]);
  return { ids: rows.map((row) => row.id), unlisted };
}

/** The sources of these ids in their order, read in pages. One that was merged, restricted or taken away meanwhile is left out. */
export async function* readLibrary(
  { workspaceId }: Actor,
  ids: readonly string[],
): AsyncGenerator<SourceView> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE);
    const rows = await db.source.findMany({
      where: { workspaceId, id: { in: page }, access: 'team', mergedIntoId: null },
      select: sourceSelect,
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const id of page) {
      const row = byId.get(id);
      if (row) yield presentSource(row);
    }
  }
}

/** The ids of the sources that are evidence in an article of the actor's workspace; deleted annotations and links, and restricted annotations, are left out. */
export async function listCitedSourceIds({ workspaceId }: Actor, articleId: string): Promise<string[]> {
  const rows = await db.evidence.findMany({
    where: {
      workspaceId,
      deletedAt: null,
      annotation: { articleId, deletedAt: null, visibility: { not: 'restricted' } },
    },
    distinct: ['sourceId'],
    select: { sourceId: true },
  });
  return rows.map((row) => row.sourceId);
}
