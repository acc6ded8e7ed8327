import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import type { SourceReaderView } from '@/lib/sources/access-model';
import { visibleTo } from '@/lib/sources/access';
import type { MergeView } from '@/lib/sources/merge-model';
import type { CitedSource, SourceUse, SourceView } from '@/lib/sources/model';
import type { OriginListQuery, OriginView } from '@/lib/sources/origin-model';
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

/** Sources that derive from this one, as far as the actor may see them, by title; the first hundred. */
export async function listDerived(actor: Actor, sourceId: string): Promise<SourceView[]> {
  const rows = await db.source.findMany({
    where: { ...visibleTo(actor), derivedFromId: sourceId, mergedIntoId: null },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: 100,
    select: sourceSelect,
  });
  return rows.map(presentSource);
}

/** Who is named with a source that the actor may see, by name; throws not found as `requireSource` does. */
export async function listReaders(actor: Actor, sourceId: string): Promise<SourceReaderView[]> {
  await requireSource(actor, sourceId);
  const rows = await db.sourceReader.findMany({
    where: { workspaceId: actor.workspaceId, sourceId },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    select: {
      userId: true,
      grantedAt: true,
      user: {
        select: {
          name: true,
          memberships: { where: { workspaceId: actor.workspaceId }, select: { userId: true } },
        },
      },
    },
  });
  return rows.map(({ userId, grantedAt, user }) => ({
    userId,
    name: user.name,
    hasLeft: user.memberships.length === 0,
    grantedAt: grantedAt.toISOString(),
  }));
}

/** What was merged into a source that the actor may see, the latest first; the first hundred. */
export async function listMerges(actor: Actor, sourceId: string): Promise<MergeView[]> {
  const source = await requireSource(actor, sourceId);
  const rows = await db.sourceMerge.findMany({
    where: { workspaceId: actor.workspaceId, keptId: source.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: {
      id: true,
      keptId: true,
      goneId: true,
      createdAt: true,
      createdById: true,
      undoneAt: true,
      gone: { select: citedSelect(actor) },
    },
  });
  return rows.map(({ gone, createdAt, createdById, undoneAt, ...merge }) => {
    const { title, citationKey } = presentCited(gone);
    return {
      ...merge,
      goneTitle: title,
      goneCitationKey: citationKey,
      at: createdAt.toISOString(),
      byId: createdById,
      undoneAt: undoneAt?.toISOString() ?? null,
    };
  });
}

/** One origin of the workspace; null for none. */
export async function getOrigin(actor: Actor, originId: string): Promise<OriginView | null> {
  return await db.origin.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: originId } },
    select: { id: true, kind: true, title: true, note: true },
  });
}

/** The workspace's origins whose title holds what is searched for, by title; twenty, or as many as are asked for. */
export async function listOrigins(
  actor: Actor,
  { search = '', limit = 20 }: OriginListQuery,
): Promise<{ items: OriginView[] }> {
  const literal = search.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
  const items = await db.origin.findMany({
    where: {
      workspaceId: actor.workspaceId,
      ...(search !== '' && { title: { contains: literal, mode: 'insensitive' as const } }),
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, kind: true, title: true, note: true },
  });
  return { items };
}
