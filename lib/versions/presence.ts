import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { PRESENCE_CHANNEL } from '@/lib/events/channels';
import { MOST_PRESENT, PRESENCE_MS, type PresenceView } from '@/lib/versions/live-rules';

const SWEEP_EVERY_MS = 60_000;
const MOST_SWEPT = 1_000;

/** Who has an article of the actor's workspace open, by page, the 200 heard of last; empty for other articles. */
export async function listPresence({ workspaceId }: Actor, articleId: string): Promise<PresenceView[]> {
  const rows = await db.$queryRaw<PresenceView[]>`
    SELECT client_id::text AS "clientId", user_id::text AS "userId", version, anchor, head,
      annotation_id::text AS "annotationId", is_editing AS "isEditing"
    FROM presences
    WHERE workspace_id = ${workspaceId}::uuid AND article_id = ${articleId}::uuid
      AND seen_at > now() - ${PRESENCE_MS} * interval '1 millisecond'
    ORDER BY seen_at DESC LIMIT ${MOST_PRESENT}`;
  return rows.toSorted((one, other) => (one.clientId < other.clientId ? -1 : 1));
}

/** Shows people on an article no more, whatever pages they have open; nothing for nobody. Whoever follows it is told at the commit. */
export async function endPresence(
  tx: Prisma.TransactionClient,
  { workspaceId, articleId }: { workspaceId: string; articleId: string },
  userIds: readonly string[],
): Promise<void> {
  const { count } = await tx.presence.deleteMany({
    where: { workspaceId, articleId, userId: { in: [...userIds] } },
  });
  if (count > 0)
    await tx.$executeRaw`SELECT pg_notify(${PRESENCE_CHANNEL}, ${`${workspaceId}/${articleId}`})`;
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
