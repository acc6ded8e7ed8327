import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';
import { visibleTo } from '@/lib/sources/access';
import { parseCursor, renderCursor } from '@/lib/sources/cursor';
import type { CitedSource, SourceListQuery, SourcePage, SourceUse, SourceView } from '@/lib/sources/model';
import {
  citedSelect,
  presentCited,
  presentSource,
  presentWithheld,
  sourceSelect,
} from '@/lib/sources/present';
import { searchTerms } from '@/lib/text/search-terms';

const DEFAULT_LIMIT = 50;

/** A source of the actor's workspace; throws not found for unknown ids and other workspaces' alike. */
export async function requireSource(actor: Actor, sourceId: string): Promise<SourceView> {
  const row = await db.source.findFirst({
    where: { ...visibleTo(actor), id: sourceId },
    select: sourceSelect,
  });
  if (!row) throw notFound('source');
  return presentSource(row);
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

/** One page of the workspace's sources, the one changed last first. A cursor of no such page is `invalid_input`. */
export async function listSources(actor: Actor, query: SourceListQuery): Promise<SourcePage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const terms = searchTerms(query.search ?? '');
  const rows = await db.source.findMany({
    where: {
      ...visibleTo(actor),
      mergedIntoId: null,
      AND: [...terms.map((term) => ({ searchText: { contains: literal(term) } })), after(query.cursor)],
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: sourceSelect,
  });
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(presentSource),
    nextCursor: last && rows.length > limit ? renderCursor({ at: last.updatedAt, id: last.id }) : null,
  };
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

function after(cursor: string | undefined): Prisma.SourceWhereInput {
  if (cursor === undefined) return {};
  const place = parseCursor(cursor);
  if (!place) {
    throw new AppError(
      'invalid_input',
      'This page of the list is no longer there. Start from the first one.',
      {
        fields: { cursor: 'This belongs to no page of the list.' },
      },
    );
  }
  return {
    OR: [{ updatedAt: { lt: place.at } }, { updatedAt: place.at, id: { lt: place.id } }],
  };
}

// Prisma hands the wildcards of LIKE through.
function literal(term: string): string {
  return term.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
