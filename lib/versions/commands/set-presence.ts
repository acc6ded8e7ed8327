import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError, notFound } from '@/lib/errors';
import { PRESENCE_CHANNEL } from '@/lib/events/channels';
import { PRESENCE_MS, type PresenceInput } from '@/lib/versions/live-rules';
import { sweepPresence } from '@/lib/versions/presence';

/**
 * Says where a page of the actor's is on an article and what it has open, or that it was closed; every member may. Whoever follows the article is told when
 * that is news. No event, and nothing of it in the database's log. Throws not found, and a conflict for a page of somebody else's.
 */
export async function setPresence(actor: Actor, articleId: string, input: PresenceInput): Promise<void> {
  if ('leave' in input) await leave(actor, articleId, input.clientId);
  else await put(actor, articleId, input);
  await sweepPresence(Date.now());
}

type Caret = Exclude<PresenceInput, { leave: true }>;

async function put({ workspaceId, userId }: Actor, articleId: string, caret: Caret): Promise<void> {
  const { clientId, version, anchor, head, annotationId = null, isEditing } = caret;
  const [written] = await refusingDeleted(
    db.$queryRaw<{ found: boolean; put: boolean }[]>`
      WITH found AS (
        SELECT workspace_id, id FROM articles
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${articleId}::uuid
      ), before AS (
        SELECT version, anchor, head, annotation_id, is_editing FROM presences
        WHERE workspace_id = ${workspaceId}::uuid AND article_id = ${articleId}::uuid
          AND client_id = ${clientId}::uuid AND seen_at > now() - ${PRESENCE_MS} * interval '1 millisecond'
      ), opened AS (
        -- Of another article it would be told to people who cannot see it.
        SELECT id FROM annotations
        WHERE workspace_id = ${workspaceId}::uuid AND article_id = ${articleId}::uuid AND id = ${annotationId}::uuid
      ), put AS (
        INSERT INTO presences
          (workspace_id, article_id, client_id, user_id, version, anchor, head, annotation_id, is_editing, seen_at)
        SELECT workspace_id, id, ${clientId}::uuid, ${userId}::uuid, ${version}, ${anchor}::int, ${head}::int,
          (SELECT id FROM opened), ${isEditing}, now()
        FROM found
        ON CONFLICT (workspace_id, article_id, client_id) DO UPDATE
          SET version = excluded.version, anchor = excluded.anchor, head = excluded.head,
            annotation_id = excluded.annotation_id, is_editing = excluded.is_editing, seen_at = excluded.seen_at
          WHERE presences.user_id = excluded.user_id
        RETURNING version, anchor, head, annotation_id, is_editing
      ), told AS (
        SELECT pg_notify(${PRESENCE_CHANNEL}, ${`${workspaceId}/${articleId}`}) FROM put
        WHERE NOT EXISTS (SELECT 1 FROM before WHERE before IS NOT DISTINCT FROM put)
      )
      SELECT EXISTS (SELECT 1 FROM found) AS found, EXISTS (SELECT 1 FROM put) AS put, (SELECT count(*) FROM told)::int AS told`,
  );
  if (!written?.found) throw notFound('article');
  if (!written.put) throw new AppError('conflict', 'This page is somebody else’s. Open the article again.');
}

async function leave({ workspaceId, userId }: Actor, articleId: string, clientId: string): Promise<void> {
  const [asked] = await db.$queryRaw<{ found: boolean }[]>`
    WITH gone AS (
      DELETE FROM presences
      WHERE workspace_id = ${workspaceId}::uuid AND article_id = ${articleId}::uuid
        AND client_id = ${clientId}::uuid AND user_id = ${userId}::uuid
      RETURNING 1
    ), told AS (
      SELECT pg_notify(${PRESENCE_CHANNEL}, ${`${workspaceId}/${articleId}`}) FROM gone
    )
    SELECT EXISTS (
      SELECT 1 FROM articles WHERE workspace_id = ${workspaceId}::uuid AND id = ${articleId}::uuid
    ) AS found, (SELECT count(*) FROM told)::int AS told`;
  if (!asked?.found) throw notFound('article');
}

// Between finding the article and writing on it, it may have been deleted; the reference to it says so.
async function refusingDeleted<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && /\b23503\b/.test(error.message)) throw notFound('article');
    throw error;
  }
}
