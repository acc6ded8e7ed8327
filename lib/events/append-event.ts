import type { Actor } from '@/lib/auth/actor';
import { Prisma, type ReviewState } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { ARTICLE_CHANNEL, WORKSPACE_CHANNEL } from '@/lib/events/channels';

type Tx = Prisma.TransactionClient;

/** The parts of an article that a write on it decides by. */
export interface LockedArticle {
  id: string;
  version: number;
  snapshotVersion: number;
  docHash: string;
  title: string;
  authorId: string | null;
  archivedAt: Date | null;
  state: ReviewState;
  lastEventNumber: number;
}

/**
 * Locks an article of the actor's workspace until the transaction ends, so that writes on one article follow each other.
 * Throws not found for unknown ids and for other workspaces' alike.
 */
export async function lockArticle(tx: Tx, actor: Actor, articleId: string): Promise<LockedArticle> {
  const [article] = await tx.$queryRaw<LockedArticle[]>`
    SELECT id::text AS id, version, snapshot_version AS "snapshotVersion", doc_hash AS "docHash", title,
      author_id::text AS "authorId", archived_at AS "archivedAt", state::text AS state, last_event_number AS "lastEventNumber"
    FROM articles
    WHERE workspace_id = ${actor.workspaceId}::uuid AND id = ${articleId}::uuid
    FOR UPDATE`;
  if (!article) throw notFound('article');
  return article;
}

interface ArticleEvent {
  articleId: string;
  /** Past tense: annotation.created */
  type: string;
  subjectId?: string;
  data?: Prisma.InputJsonObject;
}

/** An event among others of one article that are written together. */
export interface LoggedBy extends Omit<ArticleEvent, 'articleId'> {
  actorId: string;
}

/** What the text of an article is from now on. */
export interface TextState {
  version: number;
  docHash: string;
  textHash: string;
  /** Writes how it came to that, as a part of the same statement. */
  log: Prisma.Sql;
}

/**
 * Appends an event of an article with its next number, and marks the article as changed by the actor now. The article
 * must be locked by `lockArticle` in the same transaction, or two events could want one number. Who follows the article is told
 * when the transaction commits.
 */
export async function appendEvent(
  tx: Tx,
  { workspaceId, userId }: Actor,
  { articleId, ...event }: ArticleEvent,
): Promise<number> {
  return await appendEvents(tx, { workspaceId, articleId }, [{ ...event, actorId: userId }]);
}

/** Where events are appended. */
interface EventPlace {
  workspaceId: string;
  articleId: string;
  /** It happened in the library: nobody changed the article itself. */
  isElsewhere?: boolean;
}

/** `appendEvent` for one event or more, in their order, and with them what the text is now; answers the number of the last one. */
export async function appendEvents(
  tx: Tx,
  { workspaceId, articleId, isElsewhere = false }: EventPlace,
  events: readonly LoggedBy[],
  text?: TextState,
): Promise<number> {
  // Not the database's, which is when the transaction began: it may have waited for the article since.
  const now = new Date().toISOString();
  // One statement, because others wait for the article meanwhile.
  const [written] = await tx.$queryRaw<{ number: number }[]>`
    WITH ${text ? Prisma.sql`text AS (${text.log}),` : Prisma.empty} article AS (
      UPDATE articles SET last_event_number = last_event_number + ${events.length}::int,
        version = coalesce(${text?.version ?? null}::int, version), doc_hash = coalesce(${text?.docHash ?? null}, doc_hash),
        text_hash = coalesce(${text?.textHash ?? null}, text_hash),
        updated_at = CASE WHEN ${isElsewhere} THEN updated_at ELSE ${now}::timestamptz END,
        updated_by_id = CASE WHEN ${isElsewhere} THEN updated_by_id ELSE ${events.at(-1)?.actorId ?? null}::uuid END
      WHERE workspace_id = ${workspaceId}::uuid AND id = ${articleId}::uuid
      RETURNING last_event_number AS number
    ), logged AS (
      INSERT INTO events (workspace_id, article_id, number, type, actor_id, subject_id, data, created_at)
      SELECT ${workspaceId}::uuid, ${articleId}::uuid, article.number - ${events.length}::int + event.at,
        event.type, event.actor_id, event.subject_id, event.data::jsonb, ${now}::timestamptz
      FROM article, unnest(
        ${events.map(({ type }) => type)}::text[], ${events.map(({ actorId }) => actorId)}::uuid[],
        ${events.map(({ subjectId }) => subjectId ?? null)}::uuid[],
        ${events.map(({ data }) => JSON.stringify(data ?? {}))}::text[]
      ) WITH ORDINALITY AS event(type, actor_id, subject_id, data, at)
      ORDER BY event.at
    )
    SELECT number, pg_notify(${ARTICLE_CHANNEL}, ${`${workspaceId}/${articleId}/`} || number)::text AS told FROM article`;
  if (!written) throw notFound('article');
  return written.number;
}

/** What of a workspace shows on every open article. */
const TOLD = /^(member\.|workspace\.(sufficiency|verdicts)_set$)/;

/**
 * Appends an event of the workspace itself: members, invitations, sources, articles made or deleted. Who follows an article is told when
 * the transaction commits that the members are others, or have other roles, or that other evidence is asked for or other verdicts are
 * given.
 */
export async function appendWorkspaceEvent(
  tx: Tx,
  actor: Pick<Actor, 'workspaceId' | 'userId'>,
  event: Omit<ArticleEvent, 'articleId'>,
): Promise<void> {
  await tx.event.create({
    data: {
      workspaceId: actor.workspaceId,
      type: event.type,
      actorId: actor.userId,
      subjectId: event.subjectId ?? null,
      data: event.data ?? {},
    },
  });
  if (TOLD.test(event.type)) {
    await tx.$executeRaw`SELECT pg_notify(${WORKSPACE_CHANNEL}, ${actor.workspaceId})`;
  }
}
