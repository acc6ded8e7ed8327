import type { Actor } from '@/lib/auth/actor';
import { pageOf } from '@/lib/cursor';
import { db } from '@/lib/db/client';
import { visibleTo, withheldFrom } from '@/lib/sources/access';
import { sourceCursors } from '@/lib/sources/cursor';
import { canonicalUrl, parseDoi, parseIsbn } from '@/lib/sources/identifier-rules';
import { usualDirection } from '@/lib/sources/list-rules';
import { listStatement } from '@/lib/sources/list-statement';
import type { SourceListQuery, SourcePage, SourceRow } from '@/lib/sources/list-model';
import { presentSource, sourceSelect } from '@/lib/sources/present';
import { foldText } from '@/lib/text/fold';
import { searchTerms } from '@/lib/text/search-terms';

const DEFAULT_LIMIT = 50;
/** Outlets and languages that the list's filters offer at most. */
const MAX_CHOICES = 200;

/**
 * One page of the workspace's sources that the actor may see, with how many are withheld from them in all. The search looks for every word
 * anywhere, and for a DOI, ISBN or address however it is written. The cursor comes from another page of the same order; any
 * other is `invalid_input`. Takes a fixed number of statements.
 */
export async function listSources(actor: Actor, query: SourceListQuery): Promise<SourcePage> {
  const { search = '', sort = 'updated', limit = DEFAULT_LIMIT, cursor: given, ...rest } = query;
  const { direction = usualDirection(sort), ...filter } = rest;
  const cursor = sourceCursors.read(given, sort, direction);
  const terms = termsOf(search);
  const { workspaceId, userId } = actor;
  const alsoId = await keptInsteadOf(actor, terms);
  const request = { workspaceId, userId, terms, alsoId, filter, sort, direction, cursor, take: limit + 1 };
  const ids = (await db.$queryRaw<{ id: string }[]>(listStatement(request))).map((row) => row.id);
  const { shown, hasPrevious, hasNext } = pageOf(ids, limit, cursor);
  const [items, withheld] = await Promise.all([listSourceRows(actor, shown), countWithheld(actor)]);

  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    nextCursor: last && hasNext ? sourceCursors.at(last, { sort, direction, side: 'after' }) : null,
    previousCursor:
      first && hasPrevious ? sourceCursors.at(first, { sort, direction, side: 'before' }) : null,
    withheld,
  };
}

/** The outlets and languages of the sources that the actor may see, each once, in order; the first two hundred of each. */
export async function listSourceChoices(actor: Actor): Promise<{ outlets: string[]; languages: string[] }> {
  const where = { ...visibleTo(actor), mergedIntoId: null };
  const [outlets, languages] = await Promise.all([
    db.source.groupBy({
      by: ['containerTitle'],
      where: { ...where, containerTitle: { not: '' } },
      orderBy: { containerTitle: 'asc' },
      take: MAX_CHOICES,
    }),
    db.source.groupBy({
      by: ['language'],
      where: { ...where, language: { not: '' } },
      orderBy: { language: 'asc' },
      take: MAX_CHOICES,
    }),
  ]);
  return {
    outlets: outlets.map((row) => row.containerTitle),
    languages: languages.map((row) => row.language),
  };
}

/** How many sources of the workspace are withheld from the actor. */
async function countWithheld(actor: Actor): Promise<number> {
  return await db.source.count({ where: { ...withheldFrom(actor), mergedIntoId: null } });
}

/** Those of the ids that are sources which stand and that the actor may see, in the order of the ids, with what the list counts. */
export async function listSourceRows(actor: Actor, ids: readonly string[]): Promise<SourceRow[]> {
  const { workspaceId } = actor;
  const [rows, copies, uses] = await Promise.all([
    db.source.findMany({
      where: { ...visibleTo(actor), mergedIntoId: null, id: { in: [...ids] } },
      select: sourceSelect,
    }),
    db.capture.groupBy({
      by: ['sourceId'],
      where: { workspaceId, sourceId: { in: [...ids] } },
      _count: true,
    }),
    db.evidence.groupBy({
      by: ['sourceId'],
      where: { workspaceId, sourceId: { in: [...ids] }, deletedAt: null, annotation: { deletedAt: null } },
      _count: true,
    }),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const copiesOf = new Map(copies.map((count) => [count.sourceId, count._count]));
  const usesOf = new Map(uses.map((count) => [count.sourceId, count._count]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ ...presentSource(row), copies: copiesOf.get(id) ?? 0, uses: usesOf.get(id) ?? 0 }] : [];
  });
}

/** What a search looks for: identifiers are kept in one form, and written in many. */
export function termsOf(search: string): string[] {
  const identifier = parseDoi(search) ?? parseIsbn(search);
  if (identifier !== null) return [foldText(identifier)];
  const address = /^https?:\/\/\S+$/i.test(search) ? canonicalUrl(search) : '';
  return address === '' ? searchTerms(search) : [foldText(address)];
}

// A key that was given out keeps leading to its source after a merge.
async function keptInsteadOf(actor: Actor, terms: readonly string[]): Promise<string | null> {
  const [key = ''] = terms;
  if (terms.length !== 1 || !/^[a-z0-9-]+$/.test(key)) return null;
  const gone = await db.source.findUnique({
    where: { workspaceId_citationKey: { workspaceId: actor.workspaceId, citationKey: key } },
    select: { mergedIntoId: true },
  });
  return gone?.mergedIntoId ?? null;
}
