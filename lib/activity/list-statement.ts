import { ASSIGNEE_FIELD, VERDICT_FIELDS, VISIBILITY_FIELD } from '@/lib/activity/item-event-rules';
import { typesOf } from '@/lib/activity/event-rules';
import type { ActivityGroup, LogEvent } from '@/lib/activity/model';
import { Prisma } from '@/lib/db/generated/client';

/** Which events are asked for; ids are exclusive bounds. */
export interface LogRequest {
  workspaceId: string;
  /** Of this article only, whether it is still there or not; null for all of the workspace. */
  articleId: string | null;
  person?: string | undefined;
  group?: ActivityGroup | undefined;
  item?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  before?: string | undefined;
  after?: string | undefined;
  /** The newest first, or the oldest. */
  order: 'newest' | 'oldest';
  take: number;
}

/** An event as the statement reads it, and its id as a number, by which it is ordered. */
export interface LogRow extends LogEvent {
  place: number;
}

/** Events of the workspace that are about one article: they were written there so that the article is not changed by them. */
const ABOUT_ARTICLE = ['article.exported', 'activity.exported'];

/**
 * The statement that reads events in the order of the log. The workspace's come from the index of its ids; an article's from that of its
 * numbers, which have the same order, with the few of the workspace that are about it merged in.
 */
export function listStatement(request: LogRequest): Prisma.Sql {
  const order = Prisma.raw(request.order === 'newest' ? 'DESC' : 'ASC');
  const of = Prisma.sql`e.workspace_id = ${request.workspaceId}::uuid`;
  const asked = conditions(request);
  if (request.articleId === null) {
    return Prisma.sql`
      SELECT ${COLUMNS} FROM events e WHERE ${Prisma.join([of, ...asked], ' AND ')}
      ORDER BY e.id ${order} LIMIT ${request.take}`;
  }
  const own = Prisma.sql`e.article_id = ${request.articleId}::uuid`;
  // Few, and read at once: in their order they would be looked for among all of the workspace.
  const about = Prisma.sql`e.article_id IS NULL AND e.subject_id = ${request.articleId}::uuid AND e.type = ANY (${ABOUT_ARTICLE})`;
  return Prisma.sql`
    SELECT * FROM (
      (SELECT ${COLUMNS} FROM events e WHERE ${Prisma.join([of, own, ...asked], ' AND ')}
        ORDER BY e.number ${order} LIMIT ${request.take})
      UNION ALL
      (SELECT ${COLUMNS} FROM events e WHERE ${Prisma.join([of, about, ...asked], ' AND ')})
    ) AS found
    ORDER BY place ${order} LIMIT ${request.take}`;
}

const COLUMNS = Prisma.sql`e.id AS place, e.id::text AS id, e.article_id::text AS "articleId", e.number, e.type,
  e.actor_id::text AS "actorId", e.subject_id::text AS "subjectId", e.data, e.created_at AS at`;

function conditions({ person, group, item, from, until, before, after }: LogRequest): Prisma.Sql[] {
  const found: Prisma.Sql[] = [];
  if (before !== undefined) found.push(Prisma.sql`e.id < ${before}::bigint`);
  if (after !== undefined) found.push(Prisma.sql`e.id > ${after}::bigint`);
  if (person !== undefined) found.push(Prisma.sql`e.actor_id = ${person}::uuid`);
  if (group !== undefined) found.push(ofGroup(group));
  if (item !== undefined) {
    found.push(
      Prisma.sql`(e.subject_id = ${item}::uuid OR e.data->>'annotationId' = ${item} OR e.data->'annotationIds' ? ${item})`,
    );
  }
  if (from !== undefined) found.push(Prisma.sql`e.created_at >= ${from.toISOString()}::timestamptz`);
  if (until !== undefined) found.push(Prisma.sql`e.created_at < ${until.toISOString()}::timestamptz`);
  return found;
}

// As `groupOf` says.
function ofGroup(group: ActivityGroup): Prisma.Sql {
  const types = Prisma.sql`e.type = ANY (${typesOf(group)})`;
  const changed = Prisma.sql`e.type = 'annotation.changed'`;
  const isVerdict = Prisma.sql`(e.data ? 'override' OR coalesce(e.data->'changes' ?| ${[...VERDICT_FIELDS]}::text[], false))`;
  const isPeople = Prisma.sql`coalesce(e.data->'changes' ? ${ASSIGNEE_FIELD}, false)`;
  if (group === 'verdicts') return Prisma.sql`(${types} OR (${changed} AND ${isVerdict}))`;
  const isSeen = Prisma.sql`coalesce(e.data->'changes' ? ${VISIBILITY_FIELD}, false)`;
  if (group === 'permissions')
    return Prisma.sql`(${types} OR (${changed} AND ${isSeen} AND NOT ${isVerdict}))`;
  if (group === 'people')
    return Prisma.sql`(${types} OR (${changed} AND ${isPeople} AND NOT ${isSeen} AND NOT ${isVerdict}))`;
  if (group === 'items')
    return Prisma.sql`(${types} OR (${changed} AND NOT ${isPeople} AND NOT ${isSeen} AND NOT ${isVerdict}))`;
  return types;
}
