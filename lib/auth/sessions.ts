import { deviceWords, shortUserAgent } from '@/lib/auth/device-rules';
import type { OpenSession, Person, SessionClaims } from '@/lib/auth/model';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';
import { PERSON_CHANNEL } from '@/lib/events/channels';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';

type Tx = Prisma.TransactionClient;

/** How long a session lasts, in seconds: as long as its cookie. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;
/** How late the time at which a session was last seen may be, in seconds. */
const SEEN_SECONDS = 5 * 60;

/** Begins a session for whoever these claims are about; answers its id, which the cookie carries. Sessions too old to be one are forgotten. */
export async function openSession(
  { userId, sessionVersion }: SessionClaims,
  userAgent: string | null | undefined,
): Promise<string> {
  const id = newId();
  await db.session.deleteMany({ where: { userId, createdAt: { lt: oldest() } } });
  await db.session.create({
    data: { id, userId, version: sessionVersion, userAgent: shortUserAgent(userAgent) },
  });
  return id;
}

/** Ends a session by its id alone, as when its browser signs out; one that is over stays as it is. */
export async function closeSession(id: string): Promise<void> {
  const session = await db.session.findUnique({ where: { id }, select: { userId: true } });
  if (session) await db.$transaction((tx) => endSessions(tx, session.userId, { id }));
}

/** Ends one session of the person. Twice is once; one of somebody else's is as unknown as one that is not there. */
export async function endOwnSession({ userId }: Person, id: string): Promise<void> {
  if ((await db.session.count({ where: { id, userId } })) === 0) throw notFound('session');
  await db.$transaction((tx) => endSessions(tx, userId, { id }));
}

/** Ends every session of the person but this one. */
export async function endOtherSessions({ userId }: Person, ownId: string): Promise<void> {
  await db.$transaction((tx) => endSessions(tx, userId, { id: { not: ownId } }));
}

/**
 * Ends all sessions of a person that are not over, or those that fit; streams that were opened with them end when the transaction
 * commits, in every process. Whoever means all raises the person's `sessionVersion` too: a sign-in may be under way.
 */
export async function endSessions(
  tx: Tx,
  userId: string,
  which: Pick<Prisma.SessionWhereInput, 'id'> = {},
): Promise<void> {
  await tx.session.updateMany({ where: { ...which, userId, endedAt: null }, data: { endedAt: new Date() } });
  await tx.$executeRaw`SELECT pg_notify(${PERSON_CHANNEL}, ${userId})`;
}

/** Where the person is signed in, this browser first, then the one seen last. */
export async function listOwnSessions({ userId }: Person, ownId: string): Promise<OpenSession[]> {
  const { sessionVersion: version } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { sessionVersion: true },
  });
  const rows = await db.session.findMany({
    where: { userId, version, endedAt: null, createdAt: { gte: oldest() } },
    orderBy: [{ seenAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { id: true, userAgent: true, createdAt: true, seenAt: true },
  });
  const sessions = rows.map(({ id, userAgent, createdAt, seenAt }) => ({
    id,
    device: deviceWords(userAgent),
    isThis: id === ownId,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
  }));
  return sessions.toSorted((one, other) => Number(other.isThis) - Number(one.isThis));
}

const noting = new Set<string>();

/** Notes that a session is in use, at most every few minutes, and lets nobody wait for it. */
export function noteSeen(id: string, seenAt: Date): void {
  if (Date.now() - seenAt.getTime() < SEEN_SECONDS * 1000 || noting.has(id)) return;
  noting.add(id);
  db.$executeRaw`
    UPDATE sessions SET seen_at = now()
    WHERE id = ${id}::uuid AND seen_at < now() - make_interval(secs => ${SEEN_SECONDS})`
    // The next request notes it.
    .catch((err: unknown) => log.debug({ err }, 'That a session was seen could not be noted'))
    .finally(() => noting.delete(id));
}

function oldest(): Date {
  return new Date(Date.now() - SESSION_SECONDS * 1000);
}
