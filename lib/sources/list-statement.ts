import { Prisma } from '@/lib/db/generated/client';
import type { Cursor } from '@/lib/cursor';
import type { SortDirection, SourceListQuery, SourceSort } from '@/lib/sources/list-model';

/** What a page of the list is read by. */
export interface ListRequest {
  workspaceId: string;
  userId: string;
  /** Every word must be there; folded. */
  terms: readonly string[];
  /** A source that is found besides: the search is the key of one that was merged into it. */
  alsoId: string | null;
  filter: Omit<SourceListQuery, 'search' | 'sort' | 'direction' | 'cursor' | 'limit'>;
  sort: SourceSort;
  direction: SortDirection;
  cursor: Cursor<SourceSort> | null;
  /** Rows to read, one more than are shown to see whether there are others. */
  take: number;
}

// Column and type of each sort. Fixed words only: they go into the statement as they are.
const COLUMNS: Record<SourceSort, { name: string; type: string }> = {
  updated: { name: 's.updated_at', type: 'timestamptz' },
  title: { name: 's.title', type: 'text' },
  issued: { name: 's.issued', type: 'text' },
  outlet: { name: 's.container_title', type: 'text' },
};

/**
 * The statement that reads the ids of one page, keyed by the sort's column and the id, each order being an index of its own. Sources that
 * are withheld from the person, and those merged into others, are not there. A page before a cursor comes in reverse.
 */
export function listStatement(request: ListRequest): Prisma.Sql {
  const column = Prisma.raw(COLUMNS[request.sort].name);
  const isDescending = (request.direction === 'desc') !== (request.cursor?.side === 'before');
  const order = Prisma.raw(isDescending ? 'DESC' : 'ASC');
  const conditions = [
    Prisma.sql`s.workspace_id = ${request.workspaceId}::uuid`,
    Prisma.sql`s.merged_into_id IS NULL`,
    visible(request.userId),
    ...holds(request),
    ...filters(request.filter),
    ...beyond(request.cursor, isDescending),
  ];
  return Prisma.sql`
    SELECT s.id::text AS id FROM sources s
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${column} ${order}, s.id ${order}
    LIMIT ${request.take}`;
}

/** That a source s may be seen by a person of its workspace. */
export function visible(userId: string): Prisma.Sql {
  return Prisma.sql`(s.access = 'team'::source_access OR EXISTS (
      SELECT FROM source_readers r
      WHERE r.workspace_id = s.workspace_id AND r.source_id = s.id AND r.user_id = ${userId}::uuid))`;
}

function holds({ terms, alsoId }: ListRequest): Prisma.Sql[] {
  if (terms.length === 0) return [];
  const likes = terms.map((term) => {
    const literal = term.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
    return Prisma.sql`s.search_text LIKE ${`%${literal}%`}`;
  });
  const all = Prisma.join(likes, ' AND ');
  return [alsoId === null ? all : Prisma.sql`((${all}) OR s.id = ${alsoId}::uuid)`];
}

function filters({
  kind,
  outlet,
  language,
  from,
  to,
  origin,
  access,
  used,
  copies,
}: ListRequest['filter']): Prisma.Sql[] {
  const year = (number: number) => String(number).padStart(4, '0');
  return [
    ...(kind === undefined ? [] : [Prisma.sql`s.kind = ${kind}`]),
    ...(outlet === undefined ? [] : [Prisma.sql`s.container_title = ${outlet}`]),
    ...(language === undefined ? [] : [Prisma.sql`s.language = ${language}`]),
    ...(from === undefined ? [] : [Prisma.sql`s.issued >= ${year(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`s.issued <> '' AND s.issued < ${year(to + 1)}`]),
    ...(origin === undefined ? [] : [Prisma.sql`s.origin_id = ${origin}::uuid`]),
    ...(access === undefined ? [] : [Prisma.sql`s.access = ${access}::source_access`]),
    ...asked(
      used,
      Prisma.sql`EXISTS (
        SELECT FROM evidence e JOIN annotations n ON n.workspace_id = e.workspace_id AND n.id = e.annotation_id
        WHERE e.workspace_id = s.workspace_id AND e.source_id = s.id AND e.deleted_at IS NULL AND n.deleted_at IS NULL)`,
    ),
    ...asked(
      copies,
      Prisma.sql`EXISTS (
        SELECT FROM captures c WHERE c.workspace_id = s.workspace_id AND c.source_id = s.id)`,
    ),
  ];
}

function asked(answer: 'yes' | 'no' | undefined, is: Prisma.Sql): Prisma.Sql[] {
  if (answer === undefined) return [];
  return [answer === 'yes' ? is : Prisma.sql`NOT ${is}`];
}

function beyond(cursor: Cursor<SourceSort> | null, isDescending: boolean): Prisma.Sql[] {
  if (!cursor) return [];
  const { name, type } = COLUMNS[cursor.sort];
  const [column, cast, operator] = [name, type, isDescending ? '<' : '>'].map((word) => Prisma.raw(word));
  return [Prisma.sql`(${column}, s.id) ${operator} (${cursor.value}::${cast}, ${cursor.id}::uuid)`];
}
