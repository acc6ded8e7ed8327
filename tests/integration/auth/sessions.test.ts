import { describe, expect, test } from 'vitest';

import { changePassword, signOutEverywhere } from '@/lib/auth/commands';
import type { Person } from '@/lib/auth/model';
import { personFromRequest } from '@/lib/auth/session';
import {
  closeSession,
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
  openSession,
} from '@/lib/auth/sessions';
import { newId } from '@/lib/ids';
import { encode } from 'next-auth/jwt';

import { createUser } from '../../../prisma/factories/users';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { beginSession, sessionCookie } from '../../support/session';

const db = testDatabase();
const password = 'quarry teapot walrus';

async function someone() {
  const user = await createUser(db, { password });
  const person: Person = { userId: user.id, name: user.name, email: user.email };
  return { user, person, claims: { userId: user.id, sessionVersion: user.sessionVersion } };
}

/** Whether a browser that has this session is let in. */
async function opens(sessionId: string): Promise<boolean> {
  const headers = { cookie: await sessionCookie({ id: newId(), sessionVersion: 1 }, undefined, sessionId) };
  return (await personFromRequest(new Request('http://127.0.0.1:3000/', { headers }))) !== null;
}

describe('a session', () => {
  test('opens nothing any more once it is ended, and the others go on', async () => {
    const { person, claims } = await someone();
    const [one, two] = [await openSession(claims, null), await openSession(claims, null)];
    expect([await opens(one), await opens(two)]).toEqual([true, true]);
    await endOwnSession(person, one);
    await endOwnSession(person, one);
    expect([await opens(one), await opens(two)]).toEqual([false, true]);
    await closeSession(two);
    await closeSession(newId());
    expect(await opens(two)).toBe(false);
  });

  test('of somebody else is as unknown as one that is not there, and goes on', async () => {
    const [mine, theirs] = [await someone(), await someone()];
    const id = await openSession(theirs.claims, null);
    const refusals = await Promise.allSettled([
      endOwnSession(mine.person, id),
      endOwnSession(mine.person, newId()),
    ]);
    expect(refusals).toMatchObject([{ reason: { code: 'not_found' } }, { reason: { code: 'not_found' } }]);
    expect(String(Reflect.get(refusals[0], 'reason'))).toBe(String(Reflect.get(refusals[1], 'reason')));
    expect(await opens(id)).toBe(true);
  });

  test('is the only one that goes on when all others are signed out, and nobody else’s ends', async () => {
    const { person, claims } = await someone();
    const other = await openSession((await someone()).claims, null);
    const ids = await Promise.all([1, 2, 3].map(() => openSession(claims, null)));
    await endOtherSessions(person, ids[1] ?? '');
    expect(await Promise.all(ids.map(opens))).toEqual([false, true, false]);
    expect(await opens(other)).toBe(true);
  });

  test('ends with all others when one signs out everywhere, or changes the password', async () => {
    for (const end of [
      (person: Person) => signOutEverywhere(person),
      (person: Person) => changePassword(person, { current: password, password: 'seven grey herons' }),
    ]) {
      const { person, claims } = await someone();
      const ids = [await openSession(claims, null), await openSession(claims, null)];
      await end(person);
      expect(await Promise.all(ids.map(opens))).toEqual([false, false]);
      expect(await listOwnSessions(person, '')).toEqual([]);
    }
  });

  test('that begins for what was true before a password change never opens anything', async () => {
    const { person, claims } = await someone();
    await changePassword(person, { current: password, password: 'seven grey herons' });
    const late = await openSession(claims, null);
    expect(await opens(late)).toBe(false);
    expect(await listOwnSessions(person, late)).toEqual([]);
  });

  test('is not what a cookie of before sessions, or of something else, names', async () => {
    const { user } = await someone();
    const secret = process.env['AUTH_SECRET'] ?? '';
    for (const token of [
      { userId: user.id, sessionVersion: 1 },
      { sessionId: user.id },
      { sessionId: 'x' },
      { sessionId: null },
    ]) {
      const cookie = `next-auth.session-token=${await encode({ token, secret })}`;
      const request = new Request('http://127.0.0.1:3000/', { headers: { cookie } });
      expect(await personFromRequest(request)).toBeNull();
    }
  });
});

describe('the list of sessions', () => {
  test('tells devices in words, with this browser first and then the one seen last', async () => {
    const { person, claims } = await someone();
    const [here, old, recent] = [
      await openSession(claims, 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'),
      await openSession(claims, 'quaybot/2.1'),
      await openSession(claims, undefined),
    ];
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
    for (const [id, minute] of [
      [here, 1],
      [old, 2],
      [recent, 3],
    ] as const) {
      await db.session.update({ where: { id }, data: { seenAt: at(minute) } });
    }
    expect(await listOwnSessions(person, here)).toMatchObject([
      { id: here, device: 'Firefox on Linux', isThis: true, seenAt: at(1).toISOString() },
      { id: recent, device: 'Unknown browser', isThis: false, seenAt: at(3).toISOString() },
      { id: old, device: 'quaybot', isThis: false, seenAt: at(2).toISOString() },
    ]);
  });

  test('has none that ended, none whose cookie ran out, and none of others', async () => {
    const { person, claims } = await someone();
    const [ended, ranOut] = [await openSession(claims, null), await openSession(claims, null)];
    await openSession((await someone()).claims, null);
    await closeSession(ended);
    await db.session.update({ where: { id: ranOut }, data: { createdAt: new Date('2026-01-01') } });
    expect(await listOwnSessions(person, '')).toEqual([]);
    const id = await openSession(claims, null);
    expect((await listOwnSessions(person, '')).map((session) => session.id)).toEqual([id]);
    // What could not be one any more is forgotten with the next sign-in.
    expect(await db.session.count({ where: { id: ranOut } })).toBe(0);
  });
});

describe('when a session was last seen', () => {
  const seenAt = async (id: string) => (await db.session.findUniqueOrThrow({ where: { id } })).seenAt;
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  test('is noted after some minutes, once, and not at every request', async () => {
    const { user } = await someone();
    const id = await beginSession(user);
    const recent = ago(4);
    await db.session.update({ where: { id }, data: { seenAt: recent } });
    await opens(id);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await seenAt(id)).toEqual(recent);
    await db.session.update({ where: { id }, data: { seenAt: ago(6) } });
    expect(await Promise.all([opens(id), opens(id), opens(id)])).toEqual([true, true, true]);
    await expect.poll(async () => (await seenAt(id)).getTime()).toBeGreaterThan(ago(1).getTime());
  });

  test('keeps no request waiting, even while the row is held', async () => {
    const { user } = await someone();
    const id = await beginSession(user);
    await db.session.update({ where: { id }, data: { seenAt: ago(6) } });
    await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id FROM sessions WHERE id = ${id}::uuid FOR UPDATE`;
        expect(await opens(id)).toBe(true);
      },
      { timeout: 30_000 },
    );
    await expect.poll(async () => (await seenAt(id)).getTime()).toBeGreaterThan(ago(1).getTime());
  });

  test('is found out with the one statement that every request begins with', async () => {
    const { users } = await createWorkspaceWith(db, { owner: {} });
    const id = await beginSession(users.owner);
    const cookie = await sessionCookie(users.owner, undefined, id);
    const statements = await statementsOf(async () => {
      await personFromRequest(new Request('http://127.0.0.1:3000/', { headers: { cookie } }));
    });
    expect(statements).toHaveLength(1);
  });
});

/** What is asked of the database meanwhile. */
async function statementsOf(work: () => Promise<void>): Promise<unknown[]> {
  const { pool } = await import('@/lib/db/client');
  const asked: unknown[] = [];
  const query = pool.query.bind(pool) as (...given: unknown[]) => unknown;
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => unknown;
  Reflect.set(pool, 'query', (...given: unknown[]) => (asked.push(given[0]), query(...given)));
  Reflect.set(pool, 'connect', (...given: unknown[]) => (asked.push('connect'), connect(...given)));
  try {
    await work();
  } finally {
    Reflect.deleteProperty(pool, 'query');
    Reflect.deleteProperty(pool, 'connect');
  }
  return asked.filter((one) => one !== 'connect');
}
