import type { PrismaClient } from '@/lib/db/generated/client';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { fieldsOf, sourceColumns } from '@/lib/sources/rules';

const AT_ONCE = 500;

/**
 * Fills what sources are found by where it is empty: those that were made before there were such columns, which no migration can fill,
 * because it takes the rules. In all workspaces, in batches; answers how many it filled, none the second time. What somebody changes
 * meanwhile is left to them. Versions and dates stay: nobody changed anything.
 */
export async function completeSources(db: PrismaClient): Promise<number> {
  let filled = 0;
  let last: { workspaceId: string; id: string } | undefined;
  do {
    const rows = await db.source.findMany({
      where: {
        AND: [
          { OR: [{ matchKey: '' }, { canonicalUrl: '', url: { not: '' } }] },
          last
            ? {
                OR: [
                  { workspaceId: { gt: last.workspaceId } },
                  { workspaceId: last.workspaceId, id: { gt: last.id } },
                ],
              }
            : {},
        ],
      },
      orderBy: [{ workspaceId: 'asc' }, { id: 'asc' }],
      take: AT_ONCE,
      select: { workspaceId: true, matchKey: true, ...sourceSelect },
    });
    // A title without a word has no key, however often it is asked for.
    const found = rows.flatMap(({ workspaceId, matchKey: before, ...row }) => {
      const { id, version, citationKey } = row;
      const { matchKey, canonicalUrl, searchText } = sourceColumns(fieldsOf(presentSource(row)), citationKey);
      const isSame = matchKey === before && canonicalUrl === row.canonicalUrl;
      return isSame ? [] : [{ workspaceId, id, version, matchKey, canonicalUrl, searchText }];
    });
    filled += await db.$executeRaw`
      UPDATE sources SET match_key = found.match_key, canonical_url = found.canonical_url, search_text = found.search_text
      FROM unnest(
        ${found.map((row) => row.workspaceId)}::uuid[], ${found.map((row) => row.id)}::uuid[],
        ${found.map((row) => row.version)}::int[], ${found.map((row) => row.matchKey)}::text[],
        ${found.map((row) => row.canonicalUrl)}::text[], ${found.map((row) => row.searchText)}::text[]
      ) AS found(workspace_id, id, version, match_key, canonical_url, search_text)
      WHERE sources.workspace_id = found.workspace_id AND sources.id = found.id AND sources.version = found.version`;
    last = rows.length < AT_ONCE ? undefined : rows.at(-1);
  } while (last);
  return filled;
}
