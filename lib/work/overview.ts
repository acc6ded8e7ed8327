import { isItem } from '@/lib/annotations/rules';
import { countStatement } from '@/lib/articles/list-statement';
import type { KindCount } from '@/lib/articles/present';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { REVIEW_STATES } from '@/lib/review/model';
import { isOpenQuerySql } from '@/lib/review/open-query-sql';
import { isOpenState } from '@/lib/review/state-rules';
import { countLines } from '@/lib/work/count-lines';
import type { OpenQuery, Overview, OverviewArticle, SignOffWeek } from '@/lib/work/overview-model';

const MOST_ARTICLES = 12;
const MOST_QUERIES = 10;
const WEEKS = 12;
const OPEN_STATES = REVIEW_STATES.filter(isOpenState);
/** States in which an article is not late: it was signed. */
const ON_ITS_WAY = OPEN_STATES.filter((state) => state !== 'approved');

/** How the actor's workspace stands at a moment. */
export async function readOverview(actor: Actor, now = new Date()): Promise<Overview> {
  const { workspaceId } = actor;
  const [counts, overdue, articles, queries, openQueries, weeks, medianHours] = await Promise.all([
    db.article.groupBy({ by: ['state'], where: { workspaceId, archivedAt: null }, _count: true }),
    db.article.count({
      where: { workspaceId, archivedAt: null, dueAt: { lt: now }, state: { in: ON_ITS_WAY } },
    }),
    listArticles(actor),
    listQueries(workspaceId),
    countQueries(workspaceId),
    listWeeks(workspaceId, now),
    medianOf(workspaceId, now),
  ]);
  const byState = new Map(counts.map(({ state, _count }) => [state, _count]));
  return {
    states: REVIEW_STATES.flatMap((state) => {
      const found = byState.get(state) ?? 0;
      return found === 0 ? [] : [{ state, articles: found }];
    }),
    overdue,
    articles,
    queries,
    openQueries,
    weeks,
    medianHours,
  };
}

async function listArticles(actor: Actor): Promise<OverviewArticle[]> {
  const { workspaceId } = actor;
  const rows = await db.article.findMany({
    where: { workspaceId, archivedAt: null, state: { in: OPEN_STATES } },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { updatedAt: 'desc' }, { id: 'asc' }],
    take: MOST_ARTICLES,
    select: {
      id: true,
      title: true,
      language: true,
      state: true,
      dueAt: true,
      lastEventNumber: true,
      lead: { select: { name: true } },
    },
  });
  const ids = rows.map(({ id }) => id);
  const counts = await db.$queryRaw<KindCount[]>(countStatement(workspaceId, ids));
  const articles: OverviewArticle[] = [];
  // One after the other: a long text takes its time, and others want the server too.
  for (const { lastEventNumber, lead, dueAt, ...row } of rows) {
    articles.push({
      ...row,
      dueAt: dueAt?.toISOString() ?? null,
      leadName: lead?.name ?? null,
      ...(await countLines(actor, row.id, lastEventNumber)),
      openItems: counts
        .filter(({ articleId, kind }) => articleId === row.id && isItem(kind))
        .reduce((sum, { unfinished }) => sum + unfinished, 0),
    });
  }
  return articles;
}

const openQuery = (workspaceId: string) => Prisma.sql`
  FROM annotations n JOIN articles a ON a.workspace_id = n.workspace_id AND a.id = n.article_id
  WHERE a.workspace_id = ${workspaceId}::uuid AND a.archived_at IS NULL AND a.state::text = ANY (${OPEN_STATES}::text[])
    AND ${isOpenQuerySql()}`;

async function listQueries(workspaceId: string): Promise<OpenQuery[]> {
  const rows = await db.$queryRaw<(Omit<OpenQuery, 'createdAt'> & { createdAt: Date })[]>`
    SELECT n.id::text AS "annotationId", a.id::text AS "articleId", a.title AS "articleTitle",
      coalesce(n.fields->>'question', '') AS question, coalesce(n.fields->>'askedOf', '') AS "askedOf",
      coalesce(n.fields->'blocking' = 'true'::jsonb, false) AS "isBlocking",
      coalesce(n.fields->>'dueAt', '') AS "dueAt", n.created_at AS "createdAt"
    ${openQuery(workspaceId)}
    ORDER BY n.created_at, n.id LIMIT ${MOST_QUERIES}`;
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

async function countQueries(workspaceId: string): Promise<number> {
  const [row] = await db.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count ${openQuery(workspaceId)}`;
  return row?.count ?? 0;
}

// From handing in to an approval of what was handed in, void or not; in hours.
const approvals = (workspaceId: string, now: Date) => Prisma.sql`
  SELECT date_trunc('week', s.created_at AT TIME ZONE 'UTC') AS monday,
    extract(epoch FROM s.created_at - r.created_at) / 3600 AS hours
  FROM sign_offs s JOIN revisions r ON r.workspace_id = s.workspace_id AND r.id = s.revision_id
  WHERE s.workspace_id = ${workspaceId}::uuid AND s.decision = 'approved' AND r.kind = 'submitted'
    AND s.created_at >= date_trunc('week', ${now.toISOString()}::timestamptz AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
      - make_interval(weeks => ${WEEKS - 1}::int)`;

async function listWeeks(workspaceId: string, now: Date): Promise<SignOffWeek[]> {
  return await db.$queryRaw<SignOffWeek[]>`
    WITH approvals AS (${approvals(workspaceId, now)})
    SELECT to_char(week, 'YYYY-MM-DD') AS monday, count(a.hours)::int AS approvals,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY a.hours))::float AS "medianHours"
    FROM generate_series(
      date_trunc('week', ${now.toISOString()}::timestamptz AT TIME ZONE 'UTC') - make_interval(weeks => ${WEEKS - 1}::int),
      date_trunc('week', ${now.toISOString()}::timestamptz AT TIME ZONE 'UTC'), '1 week') AS week
    LEFT JOIN approvals a ON a.monday = week
    GROUP BY week ORDER BY week`;
}

async function medianOf(workspaceId: string, now: Date): Promise<number | null> {
  const [row] = await db.$queryRaw<{ median: number | null }[]>`
    SELECT (percentile_cont(0.5) WITHIN GROUP (ORDER BY hours))::float AS median
    FROM (${approvals(workspaceId, now)}) AS approvals`;
  return row?.median ?? null;
}
