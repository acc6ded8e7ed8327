import { Prisma, type PrismaClient } from '@/lib/db/generated/client';
import { kindsDue, OLDEST_MS, type Waiting } from '@/lib/inbox/digest-rules';
import { readMailChoices } from '@/lib/inbox/mail-model';
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/model';

type Reader = Pick<PrismaClient, '$queryRaw'>;

/** Somebody in one of their workspaces. */
export interface Place {
  workspaceId: string;
  userId: string;
}

/**
 * What could be mailed of notices `n`: unread, not mailed since, not too old, of members, not about what is deleted, and of a talk that was
 * muted only what calls the reader or asks something of them. Guests are no members.
 */
export function openNotices(now: Date): Prisma.Sql {
  const oldest = new Date(now.getTime() - OLDEST_MS).toISOString();
  return Prisma.sql`
    FROM notices n
    JOIN memberships m ON m.workspace_id = n.workspace_id AND m.user_id = n.user_id
    JOIN users u ON u.id = n.user_id
    LEFT JOIN mail_digests d ON d.workspace_id = n.workspace_id AND d.user_id = n.user_id
    LEFT JOIN annotations o ON o.workspace_id = n.workspace_id AND o.id = n.annotation_id
    LEFT JOIN thread_follows f
      ON f.workspace_id = n.workspace_id AND f.annotation_id = n.annotation_id AND f.user_id = n.user_id
    WHERE n.read_at IS NULL AND n.mailed_at IS DISTINCT FROM n.at AND n.at > ${oldest}::timestamptz
      AND o.deleted_at IS NULL AND NOT (n.kind = 'reply' AND coalesce(f.is_muted, false))`;
}

interface WaitingRow extends Place {
  kind: string;
  since: Date;
  timeZone: string;
  choices: unknown;
  chosenAt: Date | null;
}

/** Who is to be mailed now, of all workspaces or one place only, with the kinds that go out; people whom somebody is mailing are left out. */
export async function readDue(
  db: Reader,
  now: Date,
  only?: Place,
): Promise<{ place: Place; kinds: ReadonlySet<NoticeKind> }[]> {
  const there = only
    ? Prisma.sql`AND n.workspace_id = ${only.workspaceId}::uuid AND n.user_id = ${only.userId}::uuid`
    : Prisma.empty;
  const rows = await db.$queryRaw<WaitingRow[]>`
    SELECT n.workspace_id::text AS "workspaceId", n.user_id::text AS "userId", n.kind, min(n.since) AS since,
      u.time_zone AS "timeZone", d.choices, d.chosen_at AS "chosenAt"
    ${openNotices(now)} ${there}
      AND (d.next_at IS NULL OR d.next_at <= ${now.toISOString()}::timestamptz)
    GROUP BY n.workspace_id, n.user_id, n.kind, u.time_zone, d.choices, d.chosen_at
    ORDER BY n.workspace_id, n.user_id`;
  const people = new Map<string, WaitingRow[]>();
  for (const row of rows) {
    const key = `${row.workspaceId} ${row.userId}`;
    people.set(key, [...(people.get(key) ?? []), row]);
  }
  return [...people.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { workspaceId, userId, timeZone, choices, chosenAt } = first;
    const wishes = { choices: readMailChoices(choices), chosenAt, timeZone };
    const kinds = kindsDue(own.flatMap(waitingOf), wishes, now);
    return kinds.size === 0 ? [] : [{ place: { workspaceId, userId }, kinds }];
  });
}

function waitingOf({ kind, since }: WaitingRow): Waiting[] {
  const known = NOTICE_KINDS.find((each) => each === kind);
  return known === undefined ? [] : [{ kind: known, since }];
}
