import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import { visibleTo } from '@/lib/sources/access';
import type { CitedSource, SourceUse, SourceView } from '@/lib/sources/model';
import {
  citedSelect,
  presentCited,
  presentSource,
  presentWithheld,
  sourceSelect,
} from '@/lib/sources/present';

const DEFAULT_LIMIT = 50;

const MOST_MERGES = 20;

/**
 * A source of the actor's workspace that they may see; for one that was merged into another, that other one. Throws not found for
 * unknown ids, withheld sources and other workspaces' alike.
 */
export async function requireSource(actor: Actor, sourceId: string): Promise<SourceView> {
  let id = sourceId;
  for (let merges = 0; merges < MOST_MERGES; merges += 1) {
    const row = await db.source.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      select: citedSelect(actor),
    });
    if (!row) break;
    if (row.mergedIntoId === null) {
      const source = presentCited(row);
      if (source.isWithheld) break;
      return source;
    }
    id = row.mergedIntoId;
  }
  throw notFound('source');
}

/** Those of the ids that are sources of the actor's workspace, by citation key; of restricted ones only that they are there, to others than their readers. */
export async function listSourcesByIds(actor: Actor, ids: readonly string[]): Promise<CitedSource[]> {
  if (ids.length === 0) return [];
  const rows = await db.source.findMany({
    where: { workspaceId: actor.workspaceId, id: { in: [...new Set(ids)] } },
    select: citedSelect(actor),
  });
  return inKeyOrder(rows.map(presentCited));
}

/** Like `listSourcesByIds`, for what leaves the newsroom: restricted sources are withheld, whoever asks. */
export async function listSourcesForExport(actor: Actor, ids: readonly string[]): Promise<CitedSource[]> {
  if (ids.length === 0) return [];
  const rows = await db.source.findMany({
    where: { workspaceId: actor.workspaceId, id: { in: [...new Set(ids)] } },
    select: sourceSelect,
  });
  return inKeyOrder(
    rows.map((row) => (row.access === 'restricted' ? presentWithheld(row) : presentSource(row))),
  );
}

// By code unit, the same on every database; the database's own order hangs on its collation.
function inKeyOrder(sources: CitedSource[]): CitedSource[] {
  return sources.toSorted((one, other) => (one.citationKey < other.citationKey ? -1 : 1));
}

/** One page of the places where a source is evidence, in order of the links' ids; deleted annotations and links are left out. */
export async function listSourceUses(
  actor: Actor,
  sourceId: string,
  { cursor, limit = DEFAULT_LIMIT }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: SourceUse[]; nextCursor: string | null }> {
  const rows = await db.evidence.findMany({
    where: {
      workspaceId: actor.workspaceId,
      source: visibleTo(actor),
      sourceId,
      deletedAt: null,
      annotation: { deletedAt: null },
      ...(cursor !== undefined && { id: { gt: cursor } }),
    },
    orderBy: { id: 'asc' },
    take: limit + 1,
    select: {
      id: true,
      relation: true,
      annotation: {
        select: {
          id: true,
          kind: true,
          status: true,
          articleId: true,
          article: { select: { title: true } },
          anchors: { where: { role: 'content' }, orderBy: { startOffset: 'asc' }, select: { exact: true } },
        },
      },
    },
  });
  const items = rows.slice(0, limit).map(({ id, relation, annotation }): SourceUse => ({
    evidenceId: id,
    relation,
    articleId: annotation.articleId,
    articleTitle: annotation.article.title,
    annotationId: annotation.id,
    kind: annotation.kind,
    status: annotation.status,
    words: annotation.anchors.map((anchor) => anchor.exact).join(' … '),
  }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.evidenceId ?? null) : null };
}
