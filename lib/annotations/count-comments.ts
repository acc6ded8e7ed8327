import type { Actor } from '@/lib/auth/actor';
import { Prisma } from '@/lib/db/generated/client';

/** How many comments there are on an annotation, deleted ones left out, and how many of them are new to somebody. */
export type CommentCounts = Record<'comments' | 'unread', number>;

// Of a comment `c`, a membership `m` and the reading `r` of theirs, if there was one: what others said since, and since they joined.
const IS_NEW = Prisma.sql`c.author_id <> m.user_id AND c.created_at > greatest(r.seen_at, m.created_at)`;
const THEIR_READING = Prisma.sql`thread_reads r ON r.workspace_id = c.workspace_id AND r.annotation_id = c.annotation_id AND r.user_id = m.user_id`;

/**
 * The comments on each of the annotations, in one statement however many they are; those without any are left out. New to the actor is what
 * others said since they read the talk last and since they joined; to whoever is no member nothing is.
 */
export async function countComments(
  tx: Prisma.TransactionClient,
  { workspaceId, userId }: Pick<Actor, 'workspaceId' | 'userId'>,
  annotationIds: readonly string[],
): Promise<Map<string, CommentCounts>> {
  if (annotationIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(CommentCounts & { annotationId: string })[]>`
    SELECT c.annotation_id::text AS "annotationId", count(*)::int AS comments,
      count(*) FILTER (WHERE ${IS_NEW})::int AS unread
    FROM comments c
    LEFT JOIN memberships m ON m.workspace_id = c.workspace_id AND m.user_id = ${userId}::uuid
    LEFT JOIN ${THEIR_READING}
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.annotation_id = ANY (${[...annotationIds]}::uuid[])
      AND c.deleted_at IS NULL
    GROUP BY c.annotation_id`;
  return new Map(rows.map(({ annotationId, ...counts }) => [annotationId, counts]));
}

/**
 * What is new to each of some people in the talk about some annotations, as `countComments` counts it: by person and annotation, in one statement.
 * Where nothing is new, nothing stands.
 */
export async function countUnread(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  { userIds, annotationIds }: Record<'userIds' | 'annotationIds', readonly string[]>,
): Promise<Map<string, Map<string, number>>> {
  const rows = await tx.$queryRaw<{ userId: string; annotationId: string; unread: number }[]>`
    SELECT m.user_id::text AS "userId", c.annotation_id::text AS "annotationId", count(*)::int AS unread
    FROM comments c
    JOIN memberships m ON m.workspace_id = c.workspace_id AND m.user_id = ANY (${[...userIds]}::uuid[])
    LEFT JOIN ${THEIR_READING}
    WHERE c.workspace_id = ${workspaceId}::uuid AND c.annotation_id = ANY (${[...annotationIds]}::uuid[])
      AND c.deleted_at IS NULL AND ${IS_NEW}
    GROUP BY m.user_id, c.annotation_id`;
  const counts = new Map<string, Map<string, number>>();
  for (const { userId, annotationId, unread } of rows) {
    const own = counts.get(userId) ?? new Map<string, number>();
    counts.set(userId, own.set(annotationId, unread));
  }
  return counts;
}
