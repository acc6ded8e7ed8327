import { byAnnotation } from '@/lib/annotations/parts';
import { canAnnotate } from '@/lib/annotations/policy';
import { isItem } from '@/lib/annotations/rules';
import { countStatement } from '@/lib/articles/list-statement';
import type { KindCount } from '@/lib/articles/present';
import type { Actor } from '@/lib/auth/actor';
import { pageOf } from '@/lib/cursor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { REVIEW_STATES } from '@/lib/review/model';
import { getScale } from '@/lib/review/scale-queries';
import { isOpenState } from '@/lib/review/state-rules';
import { workCursors } from '@/lib/work/cursor';
import {
  WORK_REASONS,
  type AssignQuery,
  type LoadRow,
  type WorkArticle,
  type WorkPage,
  type WorkQuery,
  type WorkReason,
} from '@/lib/work/model';
import { presentItem, type StoredItem, type StoredWords } from '@/lib/work/present';
import {
  articlesStatement,
  loadStatement,
  unfinishedStatement,
  wordsStatement,
  workCountStatement,
  workStatement,
  type WorkOf,
  type WorkSort,
} from '@/lib/work/statements';

const DEFAULT_LIMIT = 50;
/** Articles that one's work shows; the list of articles shows the rest. */
const MOST_ARTICLES = 20;
/** Members whose load is told. */
const MOST_MEMBERS = 500;
/** Articles that a choice offers. */
const MOST_CHOICES = 200;

/** One page of the items that wait for the actor, by due time. A cursor of another list is `invalid_input`. */
export async function listWork(actor: Actor, query: WorkQuery): Promise<WorkPage> {
  const of = await workOf(actor);
  return await readPage(actor, query, 'due', (request) => workStatement(of, { query, ...request }));
}

/** How many items wait for the actor, by why: one that waits for two reasons counts for both. */
export async function countWork(actor: Actor): Promise<Record<WorkReason, number>> {
  const rows = await db.$queryRaw<{ why: WorkReason; count: number }[]>(
    workCountStatement(await workOf(actor)),
  );
  const counts = new Map(rows.map(({ why, count }) => [why, count]));
  return Object.fromEntries(WORK_REASONS.map((why) => [why, counts.get(why) ?? 0])) as Record<
    WorkReason,
    number
  >;
}

/** One page of what is not finished in open articles: by due time, or of one article by place. Those of others' articles are none. */
export async function listUnfinished(actor: Actor, query: AssignQuery): Promise<WorkPage> {
  const sort = (query.article ?? '') === '' ? 'due' : 'place';
  return await readPage(actor, query, sort, (request) =>
    unfinishedStatement(actor.workspaceId, { query, ...request }),
  );
}

/** The open articles that the actor leads, reviews or writes, by due time: the first twenty, and whether there are others. */
export async function listMyArticles(actor: Actor): Promise<{ items: WorkArticle[]; hasMore: boolean }> {
  const rows = await db.$queryRaw<(Omit<WorkArticle, 'dueAt' | 'openItems'> & { dueAt: Date | null })[]>(
    articlesStatement(await workOf(actor), MOST_ARTICLES + 1),
  );
  const shown = rows.slice(0, MOST_ARTICLES);
  const ids = shown.map(({ id }) => id);
  const counts = await db.$queryRaw<KindCount[]>(countStatement(actor.workspaceId, ids));
  const items = shown.map((row) => ({
    ...row,
    dueAt: row.dueAt?.toISOString() ?? null,
    openItems: counts
      .filter(({ articleId, kind }) => articleId === row.id && isItem(kind))
      .reduce((sum, { unfinished }) => sum + unfinished, 0),
  }));
  return { items, hasMore: rows.length > MOST_ARTICLES };
}

/** How much each member has on their desk at a moment, the most first; the first five hundred. */
export async function listLoad({ workspaceId }: Actor, now = new Date()): Promise<LoadRow[]> {
  return await db.$queryRaw<LoadRow[]>(loadStatement(workspaceId, now.toISOString(), MOST_MEMBERS));
}

/** Open articles by title, to choose from; two hundred at most, and the one asked for in any case, if it is there. */
export async function listOpenArticles(
  { workspaceId }: Actor,
  wanted: string,
): Promise<{ id: string; title: string }[]> {
  const select = { id: true, title: true };
  const rows = await db.article.findMany({
    where: {
      workspaceId,
      archivedAt: null,
      state: { in: REVIEW_STATES.filter(isOpenState) },
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: MOST_CHOICES,
    select,
  });
  if (wanted === '' || rows.some(({ id }) => id === wanted)) return rows;
  const where = { workspaceId_id: { workspaceId, id: wanted } };
  const article = await db.article.findUnique({ where, select });
  return article ? [article, ...rows] : rows;
}

async function workOf(actor: Actor): Promise<WorkOf> {
  const { workspaceId, userId } = actor;
  const { values } = await getScale(actor);
  const falseVerdicts = values.filter(({ bucket }) => bucket === 'FALSE').map(({ id }) => id);
  return { workspaceId, userId, canCheck: canAnnotate(actor), falseVerdicts };
}

type PageRequest = { cursor: ReturnType<typeof workCursors.read>; take: number };

async function readPage(
  { workspaceId }: Actor,
  { cursor: given, limit = DEFAULT_LIMIT }: Pick<WorkQuery, 'cursor' | 'limit'>,
  sort: WorkSort,
  statement: (request: PageRequest) => Prisma.Sql,
): Promise<WorkPage> {
  const cursor = workCursors.read(given, sort, 'asc');
  const rows = await db.$queryRaw<StoredItem[]>(statement({ cursor, take: limit + 1 }));
  const { shown, hasPrevious, hasNext } = pageOf(rows, limit, cursor);
  const ids = shown.map(({ id }) => id);
  const words = byAnnotation(await db.$queryRaw<StoredWords[]>(wordsStatement(workspaceId, ids)));
  const [first, last] = [shown[0], shown.at(-1)];
  const place = { sort, direction: 'asc' } as const;
  return {
    items: shown.map((row) => presentItem(row, words.get(row.id) ?? [])),
    nextCursor: last && hasNext ? workCursors.at(last, { ...place, side: 'after' }) : null,
    previousCursor: first && hasPrevious ? workCursors.at(first, { ...place, side: 'before' }) : null,
  };
}
