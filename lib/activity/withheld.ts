import type { LogEvent } from '@/lib/activity/model';
import { idsIn } from '@/lib/activity/refs-rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

type Named = Pick<LogEvent, 'id' | 'type' | 'articleId' | 'subjectId' | 'data'>;

/**
 * The ids of those events that name a source which is withheld from the actor, a copy of one or a link to one, wherever in them. It counts
 * how things are now: what was told of a source before it was restricted is withheld too.
 */
export async function withheldAmong(actor: Actor, events: readonly Named[]): Promise<ReadonlySet<string>> {
  const idsOf = new Map(events.map((event) => [event.id, idsIn(event)]));
  const hidden = await hiddenIds(actor, events, [...new Set([...idsOf.values()].flat())]);
  return new Set([...idsOf].filter(([, ids]) => ids.some((id) => hidden.has(id))).map(([id]) => id));
}

async function hiddenIds(
  actor: Actor,
  events: readonly Named[],
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { workspaceId, userId } = actor;
  const articleIds = events.flatMap(({ type, articleId }) =>
    type.startsWith('evidence.') && articleId !== null ? [articleId] : [],
  );
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH asked AS (SELECT unnest(${ids}::uuid[]) AS id),
    hidden AS (
      SELECT s.id FROM sources s
      WHERE s.workspace_id = ${workspaceId}::uuid AND s.access = 'restricted' AND NOT EXISTS (
        SELECT FROM source_readers r
        WHERE r.workspace_id = s.workspace_id AND r.source_id = s.id AND r.user_id = ${userId}::uuid)
    ),
    -- Of links that went with their article only the log still says whose they were.
    gone AS (
      SELECT a.id FROM unnest(${[...new Set(articleIds)]}::uuid[]) AS a(id)
      WHERE NOT EXISTS (SELECT FROM articles x WHERE x.workspace_id = ${workspaceId}::uuid AND x.id = a.id)
    )
    SELECT id::text AS id FROM asked WHERE id IN (SELECT id FROM hidden)
    UNION
    SELECT c.id::text FROM asked JOIN captures c ON c.workspace_id = ${workspaceId}::uuid AND c.id = asked.id
    WHERE c.source_id IN (SELECT id FROM hidden)
    UNION
    SELECT e.id::text FROM asked JOIN evidence e ON e.workspace_id = ${workspaceId}::uuid AND e.id = asked.id
    WHERE e.source_id IN (SELECT id FROM hidden)
    UNION
    SELECT l.subject_id::text FROM gone JOIN events l ON l.workspace_id = ${workspaceId}::uuid AND l.article_id = gone.id
    WHERE l.type = 'evidence.linked' AND l.data->>'sourceId' IN (SELECT id::text FROM hidden)`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * Every id that is withheld from files, which have no list of readers: of restricted annotations, of restricted sources, their copies and the links
 * to them, also of annotations and links that only the log knows any more. An event that names one of these is withheld.
 */
export async function idsWithheldFromFiles({ workspaceId }: Actor): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH hidden AS (
      SELECT id FROM sources WHERE workspace_id = ${workspaceId}::uuid AND access = 'restricted'
    )
    SELECT id::text AS id FROM hidden
    UNION
    SELECT c.id::text FROM captures c WHERE c.workspace_id = ${workspaceId}::uuid AND c.source_id IN (SELECT id FROM hidden)
    UNION
    SELECT e.id::text FROM evidence e WHERE e.workspace_id = ${workspaceId}::uuid AND e.source_id IN (SELECT id FROM hidden)
    UNION
    SELECT l.subject_id::text FROM events l
    WHERE l.workspace_id = ${workspaceId}::uuid AND l.type = 'evidence.linked'
      AND l.data->>'sourceId' IN (SELECT id::text FROM hidden)
    UNION
    SELECT a.id::text FROM annotations a WHERE a.workspace_id = ${workspaceId}::uuid AND a.visibility = 'restricted'
    UNION
    SELECT l.subject_id::text FROM events l
    WHERE l.workspace_id = ${workspaceId}::uuid AND l.type = 'annotation.changed'
      AND l.data#>>'{changes,visibility,to}' = 'restricted'
      AND NOT EXISTS (SELECT FROM annotations a WHERE a.workspace_id = l.workspace_id AND a.id = l.subject_id)`;
  return new Set(rows.map(({ id }) => id));
}
