import type { Actor } from '@/lib/auth/actor';
import { Cursors, pageOf, timeValue } from '@/lib/cursor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import {
  NOTICE_KINDS,
  type Follow,
  type InboxPage,
  type InboxQuery,
  type NoticeView,
} from '@/lib/inbox/model';

const DEFAULT_LIMIT = 50;
/** Of the words that an annotation is about, in UTF-16 units. */
const MOST_WORDS = 160;

interface StoredNotice extends Omit<NoticeView, 'topicId' | 'kind' | 'at' | 'readAt'> {
  id: string;
  kind: string;
  at: Date;
  readAt: Date | null;
}

const cursors = new Cursors<StoredNotice, 'at'>({
  at: { of: (row) => row.at.toISOString(), schema: timeValue },
});

/** One page of the actor's own inbox in their workspace, the newest first; what is about deleted annotations is left out. */
export async function listNotices(
  actor: Actor,
  { unread = '', cursor: given, limit = DEFAULT_LIMIT }: InboxQuery = {},
): Promise<InboxPage> {
  const { workspaceId, userId } = actor;
  const asOf = new Date().toISOString();
  const cursor = cursors.read(given, 'at', 'desc');
  const mine = Prisma.sql`
    FROM notices n
    JOIN articles a ON a.workspace_id = n.workspace_id AND a.id = n.article_id
    JOIN users u ON u.id = n.by_id
    LEFT JOIN double_checks d ON d.workspace_id = n.workspace_id AND d.id = n.topic_id
    LEFT JOIN annotations o ON o.workspace_id = n.workspace_id AND o.id = n.annotation_id
    WHERE n.workspace_id = ${workspaceId}::uuid AND n.user_id = ${userId}::uuid AND o.deleted_at IS NULL`;
  const rows = await db.$queryRaw<StoredNotice[]>`
    SELECT n.topic_id::text AS id, n.article_id::text AS "articleId", n.annotation_id::text AS "annotationId",
      d.id::text AS "doubleCheckId", a.title AS "articleTitle", n.kind, n.act, n.count, n.by_id::text AS "byId",
      CASE WHEN EXISTS (SELECT FROM guest_links g WHERE g.workspace_id = n.workspace_id AND g.user_id = n.by_id)
        THEN u.name || ' (guest)' ELSE u.name END AS "byName", n.at, n.read_at AS "readAt",
      coalesce((SELECT left(c.exact, ${MOST_WORDS}::int) FROM anchors c
        WHERE c.workspace_id = n.workspace_id AND c.annotation_id = n.annotation_id AND c.exact <> ''
        ORDER BY c.role, c.ordinal LIMIT 1), '') AS words
    ${mine}
      AND (${unread} <> 'yes' OR n.read_at IS NULL)
      ${cursor ? Prisma.sql`AND (n.at, n.topic_id) < (${cursor.value}::timestamptz, ${cursor.id}::uuid)` : Prisma.empty}
    ORDER BY n.at DESC, n.topic_id DESC LIMIT ${limit + 1}`;
  const [count] = await db.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread ${mine} AND n.read_at IS NULL`;
  const { shown, hasNext } = pageOf(rows, limit, cursor);
  const last = shown.at(-1);
  return {
    items: shown.map(presentNotice),
    nextCursor: last && hasNext ? cursors.at(last, { sort: 'at', direction: 'desc', side: 'after' }) : null,
    unread: count?.unread ?? 0,
    asOf,
  };
}

/**
 * Whether the actor said that they want to hear of the talk about an annotation, or that they do not; null: neither. Throws not found for
 * annotations of others, and deleted ones.
 */
export async function getFollow(
  actor: Actor,
  articleId: string,
  annotationId: string,
): Promise<Follow['follow']> {
  const { workspaceId, userId } = actor;
  const annotation = await db.annotation.findUnique({
    where: { workspaceId_articleId_id: { workspaceId, articleId, id: annotationId }, deletedAt: null },
    select: { follows: { where: { userId }, select: { isMuted: true } } },
  });
  if (!annotation) throw notFound('annotation');
  const [follow] = annotation.follows;
  return follow ? (follow.isMuted ? 'muted' : 'following') : null;
}

function presentNotice({ id, kind, at, readAt, ...row }: StoredNotice): NoticeView {
  return {
    ...row,
    topicId: id,
    kind: NOTICE_KINDS.find((each) => each === kind) ?? 'reply',
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
