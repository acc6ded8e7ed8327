import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { MOST_PRESENT, PRESENCE_MS, type PresenceView } from '@/lib/versions/live-rules';

const SWEEP_EVERY_MS = 60_000;
const MOST_SWEPT = 1_000;

/** Who has an article of the actor's workspace open, by page, the 200 heard of last; empty for other articles. */
export async function listPresence({ workspaceId }: Actor, articleId: string): Promise<PresenceView[]> {
  const rows = await db.$queryRaw<PresenceView[]>`
    SELECT client_id::text AS "clientId", user_id::text AS "userId", version, anchor, head, is_editing AS "isEditing"
    FROM presences
    WHERE workspace_id = ${workspaceId}::uuid AND article_id = ${articleId}::uuid
      AND seen_at > now() - ${PRESENCE_MS} * interval '1 millisecond'
    ORDER BY seen_at DESC LIMIT ${MOST_PRESENT}`;
  return rows.toSorted((one, other) => (one.clientId < other.clientId ? -1 : 1));
}

let sweptAt = 0;

/** Removes what nobody is shown any more, some of it at a time, and not more than once a minute (`now` in milliseconds). */
export async function sweepPresence(now: number): Promise<void> {
  if (now - sweptAt < SWEEP_EVERY_MS) return;
  sweptAt = now;
  await db.$executeRaw`
    DELETE FROM presences WHERE ctid IN (
      SELECT ctid FROM presences WHERE seen_at < now() - ${PRESENCE_MS} * interval '1 millisecond'
      ORDER BY seen_at LIMIT ${MOST_SWEPT} FOR UPDATE SKIP LOCKED)`;
}
