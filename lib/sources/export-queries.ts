import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { SourceView } from '@/lib/sources/model';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { searchTerms } from '@/lib/text/search-terms';

/** How many sources a list of the library holds, and how many protected ones it leaves out. */
export interface LibraryCount {
  total: number;
  unlisted: number;
}

/** Counts what `listLibraryForExport` goes through. Protected sources are counted whether or not the words are in them, so that the count tells nothing of them. */
export async function countLibraryForExport(actor: Actor, search: string): Promise<LibraryCount> {
  const [total, unlisted] = await Promise.all([
    db.source.count({ where: whole(actor, search) }),
    db.source.count({ where: { workspaceId: actor.workspaceId, access: 'restricted', mergedIntoId: null } }),
  ]);
  return { total, unlisted };
}

/** One page of the library by citation key, as it may leave the newsroom: restricted sources are not there, whoever asks. */
export async function listLibraryForExport(
  actor: Actor,
  { search, after, limit }: { search: string; after: string | null; limit: number },
): Promise<SourceView[]> {
  const rows = await db.source.findMany({
    where: { ...whole(actor, search), ...(after !== null && { citationKey: { gt: after } }) },
    orderBy: { citationKey: 'asc' },
    take: limit,
    select: sourceSelect,
  });
  return rows.map(presentSource);
}

/** The ids of the sources that are evidence in an article of the actor's workspace; deleted annotations and links are left out. */
export async function listCitedSourceIds(actor: Actor, articleId: string): Promise<string[]> {
  const { workspaceId } = actor;
  const rows = await db.evidence.findMany({
    where: { workspaceId, deletedAt: null, annotation: { articleId, deletedAt: null } },
    distinct: ['sourceId'],
    select: { sourceId: true },
  });
  return rows.map((row) => row.sourceId);
}

function whole({ workspaceId }: Actor, search: string): Prisma.SourceWhereInput {
  return {
    workspaceId,
    access: 'team',
    mergedIntoId: null,
    // Prisma hands the wildcards of LIKE through.
    AND: searchTerms(search).map((term) => ({
      searchText: { contains: term.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`) },
    })),
  };
}
