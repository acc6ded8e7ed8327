import { createHash } from 'node:crypto';
import { isTimeZone } from '@/lib/activity/day-rules';
import type { Prisma, PrismaClient } from '@/lib/db/generated/client';
import { beginningOf, waitAfter } from '@/lib/inbox/digest-rules';
import type { Digest, DigestNotice } from '@/lib/inbox/mail-model';
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/model';
import { openNotices, readDue, type Place } from '@/lib/inbox/read-waiting';
import { readProtected } from '@/lib/report/read-protected';

type Tx = Prisma.TransactionClient;

/** Of the words of an article, and of what was said about them, in UTF-16 units. */
const MOST_WORDS = 160;
const MOST_SAID = 200;

/** A mail that this process is to send, and no other until `nextAt`. */
export interface ClaimedDigest {
  place: Place;
  digest: Digest;
  nextAt: Date;
}

/**
 * Takes it on to mail one person, if there still is something to mail and nobody else is at it; null otherwise. Whoever took it on and is
 * gone has it taken on by another after a while, and so does whoever could not send it.
 */
export async function claimDigest(db: PrismaClient, place: Place, now: Date): Promise<ClaimedDigest | null> {
  const { workspaceId, userId } = place;
  return await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO mail_digests (workspace_id, user_id)
      SELECT workspace_id, user_id FROM memberships
      WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid
      ON CONFLICT DO NOTHING`;
    const [state] = await tx.$queryRaw<{ attempts: number }[]>`
      SELECT attempts FROM mail_digests
      WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid
        AND (next_at IS NULL OR next_at <= ${now.toISOString()}::timestamptz)
      FOR UPDATE SKIP LOCKED`;
    if (!state) return null;
    // Read again now that nobody else can be mailing it: another process may have, since this one looked.
    const [due] = await readDue(tx, now, place);
    const digest = due && (await readDigest(tx, place, due.kinds, now));
    if (!digest) return null;
    const nextAt = new Date(now.getTime() + waitAfter(state.attempts));
    await tx.mailDigest.update({
      where: { workspaceId_userId: place },
      data: { attempts: { increment: 1 }, nextAt },
    });
    return { place, digest, nextAt };
  });
}

/** Notes that a claimed mail was sent. What was added to its notices since it was written waits for the next. */
export async function noteSent(db: PrismaClient, { place, digest, nextAt }: ClaimedDigest): Promise<void> {
  const { workspaceId, userId } = place;
  const topicIds = digest.notices.map(({ topicId }) => topicId);
  await db.$transaction(async (tx) => {
    // In the order in which people are told, so that nobody who tells them waits for us in a circle.
    await tx.$queryRaw`
      SELECT 1 FROM notices
      WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${userId}::uuid AND topic_id = ANY (${topicIds}::uuid[])
      ORDER BY NULLIF(topic_id, article_id) NULLS FIRST FOR UPDATE`;
    await tx.$executeRaw`
      UPDATE notices n SET mailed_at = t.at, since = n.at
      FROM unnest(
        ${topicIds}::uuid[],
        ${digest.notices.map(({ at }) => at.toISOString())}::timestamptz[]
      ) AS t(topic_id, at)
      WHERE n.workspace_id = ${workspaceId}::uuid AND n.user_id = ${userId}::uuid AND n.topic_id = t.topic_id`;
    // Unless this took so long that another has taken it on meanwhile.
    await tx.mailDigest.updateMany({
      where: { workspaceId, userId, nextAt },
      data: { attempts: 0, nextAt: null },
    });
  });
}

interface DigestRow extends Omit<DigestNotice, 'kind' | 'isWithheld'> {
  kind: string;
  isRestricted: boolean;
  sourceIds: string[];
}

async function readDigest(
  tx: Tx,
  place: Place,
  kinds: ReadonlySet<NoticeKind>,
  now: Date,
): Promise<Digest | null> {
  const { workspaceId, userId } = place;
  const rows = await tx.$queryRaw<DigestRow[]>`
    SELECT n.topic_id::text AS "topicId", n.article_id::text AS "articleId", n.annotation_id::text AS "annotationId",
      (SELECT c.id::text FROM double_checks c
        WHERE c.workspace_id = n.workspace_id AND c.id = n.topic_id) AS "doubleCheckId",
      a.title AS "articleTitle", n.kind, n.act, n.count, n.at,
      CASE WHEN EXISTS (SELECT FROM guest_links g WHERE g.workspace_id = n.workspace_id AND g.user_id = n.by_id)
        THEN b.name || ' (guest)' ELSE b.name END AS "byName",
      coalesce((SELECT left(c.exact, 1000) FROM anchors c
        WHERE c.workspace_id = n.workspace_id AND c.annotation_id = n.annotation_id AND c.exact <> ''
        ORDER BY c.role, c.ordinal LIMIT 1), '') AS words,
      -- The application's clock wrote the one time, the database's the other.
      coalesce((SELECT left(c.body, 1000) FROM comments c
        WHERE c.workspace_id = n.workspace_id AND c.annotation_id = n.annotation_id AND c.author_id = n.by_id
          AND c.deleted_at IS NULL AND c.created_at > n.since - interval '10 seconds'
        ORDER BY c.created_at DESC, c.id DESC LIMIT 1), '') AS said,
      EXISTS (SELECT FROM annotations o
        WHERE o.workspace_id = n.workspace_id AND o.id = n.annotation_id AND o.visibility = 'restricted') AS "isRestricted",
      ARRAY(SELECT e.source_id::text FROM evidence e
        WHERE e.workspace_id = n.workspace_id AND e.annotation_id = n.annotation_id) AS "sourceIds"
    FROM (SELECT n.* ${openNotices(now)}
        AND n.workspace_id = ${workspaceId}::uuid AND n.user_id = ${userId}::uuid AND n.kind = ANY (${[...kinds]})) n
      JOIN articles a ON a.workspace_id = n.workspace_id AND a.id = n.article_id
      JOIN users b ON b.id = n.by_id
    ORDER BY n.at DESC, n.topic_id`;
  const member = await tx.membership.findUnique({
    where: { workspaceId_userId: place },
    select: {
      workspace: { select: { id: true, name: true } },
      user: { select: { name: true, email: true, timeZone: true } },
    },
  });
  if (!member || rows.length === 0) return null;
  // A mail leaves the house: what is restricted stays in it, even for those who are named with it.
  const withheld = await readProtected(
    tx,
    workspaceId,
    rows.flatMap(({ sourceIds }) => sourceIds),
  );
  const { name, email: to, timeZone } = member.user;
  return {
    to,
    name,
    workspace: member.workspace,
    timeZone: isTimeZone(timeZone) ? timeZone : '',
    key: keyOf(place, rows),
    notices: rows.map((row) => presentRow(row, withheld)),
  };
}

function presentRow(
  { isRestricted, sourceIds, ...row }: DigestRow,
  withheld: ReadonlyMap<string, unknown>,
): DigestNotice {
  const isWithheld = isRestricted || sourceIds.some((id) => withheld.has(id));
  return {
    ...row,
    kind: NOTICE_KINDS.find((each) => each === row.kind) ?? 'reply',
    words: isWithheld ? '' : beginningOf(row.words, MOST_WORDS),
    said: isWithheld ? '' : beginningOf(row.said, MOST_SAID),
    isWithheld,
  };
}

function keyOf({ workspaceId, userId }: Place, rows: readonly DigestRow[]): string {
  const told = rows.map(({ topicId, at }) => `${topicId} ${at.toISOString()}`);
  return `inbox-${createHash('sha256')
    .update([workspaceId, userId, ...told].join('\n'))
    .digest('hex')
    .slice(0, 40)}`;
}
