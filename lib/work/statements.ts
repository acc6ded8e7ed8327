import { isUndone, isUnfinished } from '@/lib/annotations/undone-sql';
import type { Cursor } from '@/lib/cursor';
import { Prisma } from '@/lib/db/generated/client';
import { REVIEW_STATES } from '@/lib/review/model';
import { isOpenState } from '@/lib/review/state-rules';
import { ITEM_KINDS, type AssignQuery, type WorkQuery, type WorkReason } from '@/lib/work/model';

/** What lists of work are ordered by: due time, or place in the text. */
export type WorkSort = 'due' | 'place';
/** Sorts after every due time. */
export const NEVER = '~';

const OPEN_STATES = REVIEW_STATES.filter(isOpenState);

/** Whose work is asked for. */
export interface WorkOf {
  workspaceId: string;
  userId: string;
  /** Their role lets them check. */
  canCheck: boolean;
  /** Verdicts that say that a claim is false. */
  falseVerdicts: readonly string[];
}

interface ListRequest<Q> {
  query: Q;
  cursor: Cursor<WorkSort> | null;
  take: number;
}

/** The statement that reads one page of what waits for a person, what is due first before the rest; a page before a cursor comes in reverse. */
export function workStatement(of: WorkOf, { query, cursor, take }: ListRequest<WorkQuery>): Prisma.Sql {
  const { why = '' } = query;
  return Prisma.sql`
    WITH waiting AS (${waitingFor(of, why === '' ? null : why)})
    SELECT ${columns()}, w.why
    FROM waiting w
      JOIN annotations n ON n.workspace_id = ${of.workspaceId}::uuid AND n.id = w.id
      JOIN articles a ON a.workspace_id = n.workspace_id AND a.id = n.article_id
    WHERE ${Prisma.join([Prisma.sql`TRUE`, ...narrowedBy(query), ...beyond(cursor)], ' AND ')}
    ${inOrder('due', cursor, take)}`;
}

/** The statement that counts what waits for a person, by why; what waits for several reasons counts for each. */
export function workCountStatement(of: WorkOf): Prisma.Sql {
  return Prisma.sql`
    SELECT reason.why, count(*)::int AS count
    FROM (${waitingFor(of, null)}) waiting, unnest(waiting.why) AS reason(why)
    GROUP BY reason.why`;
}

/** The statement that reads one page of what is not finished in the workspace, or in one article: there by place, otherwise by due time. */
export function unfinishedStatement(
  workspaceId: string,
  { query, cursor, take }: ListRequest<AssignQuery>,
): Prisma.Sql {
  const { article = '', to = '' } = query;
  const conditions = [
    Prisma.sql`a.workspace_id = ${workspaceId}::uuid`,
    isOpen(),
    ...(article === '' ? [] : [Prisma.sql`a.id = ${article}::uuid`]),
    Prisma.sql`n.workspace_id = ${workspaceId}::uuid AND n.article_id = a.id AND n.deleted_at IS NULL`,
    isItemKind(),
    isUndone(),
    ...(to === ''
      ? []
      : [to === 'nobody' ? Prisma.sql`n.assignee_id IS NULL` : Prisma.sql`n.assignee_id = ${to}::uuid`]),
    ...narrowedBy(query),
    ...beyond(cursor),
  ];
  return Prisma.sql`
    SELECT ${columns()}, ARRAY[]::text[] AS why
    FROM articles a, annotations n
    WHERE ${Prisma.join(conditions, ' AND ')}
    ${inOrder(article === '' ? 'due' : 'place', cursor, take)}`;
}

/** The statement that reads a person's open articles, what is due first before the rest. */
export function articlesStatement({ workspaceId, userId }: WorkOf, take: number): Prisma.Sql {
  const mine = (column: string) => Prisma.sql`
    SELECT a.id FROM articles a
    WHERE a.workspace_id = ${workspaceId}::uuid AND ${Prisma.raw(column)} = ${userId}::uuid AND ${isOpen()}`;
  return Prisma.sql`
    SELECT a.id::text AS id, a.title, a.language, a.state::text AS state, a.due_at AS "dueAt",
      coalesce(a.lead_id = ${userId}::uuid, FALSE) AS "isLead",
      coalesce(a.author_id = ${userId}::uuid, FALSE) AS "isAuthor",
      EXISTS (
        SELECT FROM article_reviewers r
        WHERE r.workspace_id = a.workspace_id AND r.article_id = a.id AND r.user_id = ${userId}::uuid) AS "isReviewer",
      EXISTS (${approvalBy(Prisma.sql`${userId}::uuid`)}) AS "hasSigned",
      (SELECT count(*)::int FROM annotations n
        WHERE n.workspace_id = a.workspace_id AND n.article_id = a.id AND ${isOpenQuery()}) AS "openQueries"
    FROM articles a
    WHERE a.workspace_id = ${workspaceId}::uuid AND ${isOpen()} AND a.id IN (
      ${mine('a.lead_id')} UNION ${mine('a.author_id')}
      UNION SELECT r.article_id FROM article_reviewers r
        WHERE r.workspace_id = ${workspaceId}::uuid AND r.user_id = ${userId}::uuid)
    ORDER BY coalesce(a.due_at, 'infinity'), a.id
    LIMIT ${take}`;
}

/** The statement that tells how much each member has on their desk at a moment (UTC, ISO 8601), the most first. */
export function loadStatement(workspaceId: string, now: string, take: number): Prisma.Sql {
  const open = Prisma.sql`a.workspace_id = ${workspaceId}::uuid AND ${isOpen()}`;
  return Prisma.sql`
    WITH items AS (
      SELECT n.assignee_id AS user_id, count(*)::int AS open, (count(*) FILTER (WHERE ${dueKey()} < ${now}))::int AS overdue
      FROM annotations n JOIN articles a ON a.workspace_id = n.workspace_id AND a.id = n.article_id
      WHERE n.workspace_id = ${workspaceId}::uuid AND n.assignee_id IS NOT NULL AND n.deleted_at IS NULL
        AND ${open} AND ${isItemKind()} AND ${isUndone()}
      GROUP BY n.assignee_id
    ), led AS (
      SELECT a.lead_id AS user_id, count(*)::int AS articles FROM articles a
      WHERE ${open} AND a.lead_id IS NOT NULL GROUP BY a.lead_id
    ), reviews AS (
      SELECT r.user_id, count(*)::int AS articles
      FROM articles a JOIN article_reviewers r ON r.workspace_id = a.workspace_id AND r.article_id = a.id
      WHERE ${open} AND a.state = 'in_review' AND NOT EXISTS (${approvalBy(Prisma.sql`r.user_id`)})
      GROUP BY r.user_id
    )
    SELECT m.user_id::text AS "userId", u.name, m.role::text AS role, coalesce(items.open, 0) AS "openItems",
      coalesce(items.overdue, 0) AS "overdueItems", coalesce(led.articles, 0) AS "articlesLed",
      coalesce(reviews.articles, 0) AS "reviewsWaiting"
    FROM memberships m JOIN users u ON u.id = m.user_id
      LEFT JOIN items ON items.user_id = m.user_id
      LEFT JOIN led ON led.user_id = m.user_id
      LEFT JOIN reviews ON reviews.user_id = m.user_id
    WHERE m.workspace_id = ${workspaceId}::uuid
    ORDER BY 4 DESC, 6 DESC, u.name, m.user_id
    LIMIT ${take}`;
}

/** The statement that reads what annotations stand on, and whether it is what was marked. */
export function wordsStatement(workspaceId: string, ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT annotation_id::text AS "annotationId", role::text AS role, left(exact, 300) AS exact, placement::text AS placement
    FROM anchors
    WHERE workspace_id = ${workspaceId}::uuid AND annotation_id = ANY (${ids}::uuid[])
    ORDER BY annotation_id, role, ordinal`;
}

/** Ids of what waits, each once, with all its reasons, or those of one reason alone. */
function waitingFor(of: WorkOf, why: WorkReason | null): Prisma.Sql {
  const { workspaceId, userId, canCheck, falseVerdicts } = of;
  const here = Prisma.sql`n.workspace_id = ${workspaceId}::uuid AND n.deleted_at IS NULL
    AND a.workspace_id = n.workspace_id AND a.id = n.article_id AND ${isOpen()}`;
  const branches: Record<WorkReason, Prisma.Sql> = {
    assigned: Prisma.sql`${here} AND n.assignee_id = ${userId}::uuid AND ${isItemKind()} AND ${isUndone()}`,
    query: Prisma.sql`${here} AND a.author_id = ${userId}::uuid AND ${isOpenQuery()}`,
    second_check: Prisma.sql`${here} AND ${canCheck} AND n.checked_by_id <> ${userId}::uuid AND n.second_check_by_id IS NULL
      AND (n.priority = 'legal' AND ${isItemKind()}
        OR n.kind = 'claim' AND n.fields->>'verdict' = ANY (${[...falseVerdicts]}::text[]))
      AND NOT ${isUndone()}`,
  };
  const asked = (Object.keys(branches) as WorkReason[]).filter((reason) => why === null || reason === why);
  const selects = asked.map(
    (reason) =>
      Prisma.sql`SELECT n.id, ${reason}::text AS why FROM annotations n, articles a WHERE ${branches[reason]}`,
  );
  return Prisma.sql`
    SELECT id, array_agg(why ORDER BY why) AS why FROM (${Prisma.join(selects, ' UNION ALL ')}) each GROUP BY id`;
}

function columns(): Prisma.Sql {
  return Prisma.sql`n.id::text AS id, n.article_id::text AS "articleId", a.title AS "articleTitle",
    a.language AS "articleLanguage", n.kind::text AS kind, n.status::text AS status, n.priority::text AS priority,
    n.assignee_id::text AS "assigneeId", ${dueKey()} AS "dueKey", ${place()} AS place,
    CASE WHEN n.kind = 'query' THEN left(n.fields->>'question', 300) END AS question`;
}

/**
 * By when an item is to be done, as a text whose order is that of time: the article's moment, or the date of a query, which is over when its
 * day, month or year is. Dates that people typed are never read as dates here: there is no 31 February to stumble over.
 */
function dueKey(): Prisma.Sql {
  return Prisma.sql`coalesce(least(
      CASE WHEN n.kind = 'query' THEN nullif(n.fields->>'dueAt', '')
        || CASE WHEN length(n.fields->>'dueAt') <= 10 THEN ${NEVER} ELSE '' END END COLLATE "C",
      to_char(a.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') COLLATE "C"), ${NEVER}) COLLATE "C"`;
}

function place(): Prisma.Sql {
  return Prisma.sql`coalesce((
      SELECT min(c.start_offset) FROM anchors c WHERE c.workspace_id = n.workspace_id AND c.annotation_id = n.id), -1)`;
}

// As `isOpenState` of lib/review/state-rules says, for an article `a`; the archive is apart.
function isOpen(): Prisma.Sql {
  return Prisma.sql`a.archived_at IS NULL AND a.state = ANY (${OPEN_STATES}::review_state[])`;
}

function isItemKind(): Prisma.Sql {
  return Prisma.sql`n.kind = ANY (${ITEM_KINDS}::annotation_kind[])`;
}

function isOpenQuery(): Prisma.Sql {
  return Prisma.sql`n.deleted_at IS NULL AND n.kind = 'query' AND n.fields->>'askedOf' = 'author'
    AND btrim(coalesce(n.fields->>'answer', '')) = '' AND ${isUnfinished()}`;
}

function approvalBy(userId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT FROM sign_offs s
    WHERE s.workspace_id = a.workspace_id AND s.article_id = a.id AND s.by_id = ${userId}
      AND s.decision = 'approved' AND s.voided_at IS NULL`;
}

function narrowedBy({ kind = '', priority = '' }: Pick<WorkQuery, 'kind' | 'priority'>): Prisma.Sql[] {
  return [
    ...(kind === '' ? [] : [Prisma.sql`n.kind = ${kind}::annotation_kind`]),
    ...(priority === '' ? [] : [Prisma.sql`n.priority = ${priority}::priority`]),
  ];
}

function keyOf(sort: WorkSort): Prisma.Sql {
  return sort === 'due' ? dueKey() : place();
}

function beyond(cursor: Cursor<WorkSort> | null): Prisma.Sql[] {
  if (!cursor) return [];
  const operator = Prisma.raw(cursor.side === 'before' ? '<' : '>');
  const cast = Prisma.raw(cursor.sort === 'due' ? 'text' : 'int');
  return [
    Prisma.sql`(${keyOf(cursor.sort)}, n.id) ${operator} (${cursor.value}::${cast}, ${cursor.id}::uuid)`,
  ];
}

function inOrder(sort: WorkSort, cursor: Cursor<WorkSort> | null, take: number): Prisma.Sql {
  const direction = Prisma.raw(cursor?.side === 'before' ? 'DESC' : 'ASC');
  return Prisma.sql`ORDER BY ${keyOf(sort)} ${direction}, n.id ${direction} LIMIT ${take}`;
}
