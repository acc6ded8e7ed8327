import { endOfDay, startOfDay } from '@/lib/activity/day-rules';
import { listStatement, type LogRequest, type LogRow } from '@/lib/activity/list-statement';
import type { ActivityPage, ActivityQuery, LogEvent, WorkspaceActivityQuery } from '@/lib/activity/model';
import { readNames } from '@/lib/activity/names';
import { canSeeActivity, canSeeLog } from '@/lib/activity/policy';
import { presentEntry } from '@/lib/activity/present';
import { withheldAmong } from '@/lib/activity/withheld';
import { requireArticleHead } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';

const DEFAULT_LIMIT = 100;
const [ASCENDING, DESCENDING] = [Prisma.raw('ASC'), Prisma.raw('DESC')];
/** How often it is read on where all that was found is withheld. */
const MOST_READS = 20;

/** What happened on an article, the newest first. Throws not found for unknown ids and other workspaces' alike. */
export async function listArticleActivity(
  actor: Actor,
  articleId: string,
  query: ActivityQuery,
): Promise<ActivityPage> {
  await requireArticleHead(actor, articleId);
  if (!canSeeActivity(actor))
    throw new AppError('forbidden', 'Members of the workspace see what happened here.');
  return await listPage(actor, articleId, query);
}

/** What happened in the workspace, the newest first, or on one of its articles, also one that is gone. */
export async function listActivity(
  actor: Actor,
  { article, ...query }: WorkspaceActivityQuery,
): Promise<ActivityPage> {
  if (!canSeeLog(actor)) {
    throw new AppError(
      'forbidden',
      'Editors and owners see what happened in the workspace. Each article tells what happened on it.',
    );
  }
  const articleId = article ?? (query.item === undefined ? null : await articleOfItem(actor, query.item));
  if (articleId === undefined) return { entries: [], withheld: null, nextCursor: null };
  return await listPage(actor, articleId, query);
}

// Events of an item are events of its article; undefined where there is no such item any more.
async function articleOfItem({ workspaceId }: Actor, id: string): Promise<string | undefined> {
  const item = await db.annotation.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { articleId: true },
  });
  return item?.articleId;
}

async function listPage(
  actor: Actor,
  articleId: string | null,
  { cursor, limit = DEFAULT_LIMIT, ...query }: ActivityQuery,
): Promise<ActivityPage> {
  const shown: LogEvent[] = [];
  let before = cursor;
  let withheld = 0;
  let isMore = true;
  for (let reads = 0; isMore && shown.length < limit && reads < MOST_READS; reads += 1) {
    const rows = await readLog({
      ...requestOf(actor, articleId, query),
      before,
      order: 'newest',
      take: limit + 1,
    });
    const hidden = await withheldAmong(actor, rows);
    let read = 0;
    for (const event of rows.slice(0, limit)) {
      if (shown.length === limit) break;
      if (hidden.has(event.id)) withheld += 1;
      else shown.push(event);
      before = event.id;
      read += 1;
    }
    isMore = read < rows.length;
  }
  const names = await readNames(actor, shown);
  return {
    entries: shown.map((event) => presentEntry(event, names)),
    // Who did how much of what with restricted sources is not to be found out by filtering.
    withheld: [query.person, query.group, query.item].some((part) => part !== undefined) ? null : withheld,
    nextCursor: isMore && before !== undefined ? before : null,
  };
}

function requestOf(
  { workspaceId }: Actor,
  articleId: string | null,
  { person, group, item, from, to, zone = 'UTC' }: Omit<ActivityQuery, 'cursor' | 'limit'>,
): Omit<LogRequest, 'order' | 'take'> {
  return {
    workspaceId,
    articleId,
    person,
    group,
    item,
    from: from === undefined ? undefined : startOfDay(from, zone),
    until: to === undefined ? undefined : endOfDay(to, zone),
  };
}

/** Events of the log, whatever they are: whoever asks must withhold what the reader may not see. */
export async function readLog(request: LogRequest): Promise<LogEvent[]> {
  // As one text: thousands of rows take the client many times as long as the database.
  const [read] = await db.$queryRaw<{ events: string | null }[]>`
    SELECT json_agg(log ORDER BY log.place ${request.order === 'newest' ? DESCENDING : ASCENDING})::text AS events
    FROM (${listStatement(request)}) AS log`;
  const rows = JSON.parse(read?.events ?? '[]') as LogRow[];
  return rows.map((row) => {
    const { place: _, ...event } = row;
    return { ...event, at: new Date(event.at).toISOString() };
  });
}
