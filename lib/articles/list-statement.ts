import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { isItem } from '@/lib/annotations/rules';
import { isUndone } from '@/lib/annotations/undone-sql';
import type { Cursor } from '@/lib/cursor';
import type { ArticleSort, ArticleState, SortDirection } from '@/lib/articles/model';
import { Prisma } from '@/lib/db/generated/client';
import { searchTerms } from '@/lib/text/search-terms';

/** What a page of the list is read by; every part is set. */
export interface ListRequest {
  workspaceId: string;
  /** Who asks. */
  userId: string;
  search: string;
  sort: ArticleSort;
  direction: SortDirection;
  state: ArticleState;
  outlet: string;
  open: 'yes' | 'no' | '';
  /** Only what the person leads, reviews or writes. */
  isMine: boolean;
  cursor: Cursor<ArticleSort> | null;
  /** Rows to read, one more than are shown to see whether there are others. */
  take: number;
}

// Column and type of each sort. Fixed words only: they go into the statement as they are.
const COLUMNS: Record<ArticleSort, { name: string; type: string }> = {
  updated: { name: 'a.updated_at', type: 'timestamptz' },
  title: { name: 'a.title', type: 'text' },
  outlet: { name: 'a.outlet', type: 'text' },
  published: { name: 'a.published_at', type: 'text' },
  words: { name: 'a.word_count', type: 'int' },
  due: { name: `coalesce(a.due_at, 'infinity')`, type: 'timestamptz' },
};
const ITEMS = ANNOTATION_KINDS.filter(isItem);

/**
 * The statement that reads one page, keyed by the sort's column and the id, each order being an index of its own but that by due time,
 * for which the workspace's articles are sorted.
 * A page before a cursor is read backwards: its rows come in reverse.
 */
export function listStatement(request: ListRequest): Prisma.Sql {
  const column = Prisma.raw(COLUMNS[request.sort].name);
  // A page before a cursor is read from the cursor backwards.
  const isDescending = (request.direction === 'desc') !== (request.cursor?.side === 'before');
  const order = Prisma.raw(isDescending ? 'DESC' : 'ASC');
  const conditions = [
    Prisma.sql`a.workspace_id = ${request.workspaceId}::uuid`,
    ...inState(request.state),
    ...(request.outlet === '' ? [] : [Prisma.sql`a.outlet = ${request.outlet}`]),
    ...holdsTerms(searchTerms(request.search)),
    ...hasOpenItems(request.open),
    ...(request.isMine ? [isOf(request.userId)] : []),
    ...beyond(request.cursor, isDescending),
  ];
  return Prisma.sql`
    SELECT a.id::text AS id, a.title, a.outlet, a.agency, a.published_at AS "publishedAt", a.word_count AS "wordCount",
      a.archived_at AS "archivedAt", a.updated_at AS "updatedAt", u.name AS "updatedByName",
      a.state::text AS state, l.name AS "leadName", a.due_at AS "dueAt"
    FROM articles a JOIN users u ON u.id = a.updated_by_id LEFT JOIN users l ON l.id = a.lead_id
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${column} ${order}, a.id ${order}
    LIMIT ${request.take}`;
}

/** The statement that counts the annotations of articles by kind, and of each kind those whose check is not finished or stale. */
export function countStatement(workspaceId: string, articleIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT article_id::text AS "articleId", kind::text AS kind, count(*)::int AS count,
      (count(*) FILTER (WHERE ${isUndone()}))::int AS unfinished
    FROM annotations n
    WHERE workspace_id = ${workspaceId}::uuid AND article_id = ANY (${articleIds}::uuid[]) AND deleted_at IS NULL
    GROUP BY article_id, kind`;
}

function inState(state: ArticleState): Prisma.Sql[] {
  switch (state) {
    case 'active':
      return [Prisma.sql`a.archived_at IS NULL`];
    case 'archived':
      return [Prisma.sql`a.archived_at IS NOT NULL`];
    case 'all':
      return [];
  }
}

function holdsTerms(terms: readonly string[]): Prisma.Sql[] {
  if (terms.length === 0) return [];
  const holds = terms.map((term) => {
    const literal = term.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
    return Prisma.sql`s.search_text LIKE ${`%${literal}%`}`;
  });
  return [
    Prisma.sql`EXISTS (
      SELECT FROM article_searches s
      WHERE s.workspace_id = a.workspace_id AND s.article_id = a.id AND ${Prisma.join(holds, ' AND ')})`,
  ];
}

function hasOpenItems(open: ListRequest['open']): Prisma.Sql[] {
  if (open === '') return [];
  const items = Prisma.sql`EXISTS (
      SELECT FROM annotations n
      WHERE n.workspace_id = a.workspace_id AND n.article_id = a.id AND n.deleted_at IS NULL
        AND n.kind = ANY (${ITEMS}::annotation_kind[]) AND ${isUndone()})`;
  return [open === 'yes' ? items : Prisma.sql`NOT ${items}`];
}

function isOf(userId: string): Prisma.Sql {
  return Prisma.sql`(a.lead_id = ${userId}::uuid OR a.author_id = ${userId}::uuid OR EXISTS (
      SELECT FROM article_reviewers r
      WHERE r.workspace_id = a.workspace_id AND r.article_id = a.id AND r.user_id = ${userId}::uuid))`;
}

function beyond(cursor: Cursor<ArticleSort> | null, isDescending: boolean): Prisma.Sql[] {
  if (!cursor) return [];
  const { name, type } = COLUMNS[cursor.sort];
  const [column, cast, operator] = [name, type, isDescending ? '<' : '>'].map((word) => Prisma.raw(word));
  return [Prisma.sql`(${column}, a.id) ${operator} (${cursor.value}::${cast}, ${cursor.id}::uuid)`];
}
