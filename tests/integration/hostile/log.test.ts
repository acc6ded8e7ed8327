import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { GET as AUTH, POST as AUTHENTICATE } from '@/app/api/auth/[...nextauth]/route';
import { GET as MEMBERS } from '@/app/api/members/route';
import { POST as ADD_SOURCE } from '@/app/api/sources/route';
import { defineRoute } from '@/lib/http/define-route';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';

import { createUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';
import { sessionCookie } from '../../support/session';

const db = testDatabase();
const SECRET = 'quarry teapot walrus';
const { streamSym } = pino.symbols;
const before = { stream: Reflect.get(log, streamSym) as unknown, level: log.level };
let written = '';

beforeEach(() => {
  written = '';
  Reflect.set(log, streamSym, { write: (line: string) => (written += line) });
  log.level = 'trace';
  for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const) {
    vi.spyOn(console, name).mockImplementation((...said) => {
      written += said.map(String).join(' ');
    });
  }
});
afterEach(() => {
  Reflect.set(log, streamSym, before.stream);
  log.level = before.level;
  vi.restoreAllMocks();
});

const at = (path: string, init?: RequestInit) => new Request(`http://127.0.0.1:3000${path}`, init);
const none = { params: Promise.resolve({}) };

test('the log of a sign-in holds neither password nor cookie nor address', async () => {
  const { email } = await createUser(db, { password: SECRET });
  const asked = await AUTH(at('/api/auth/csrf'), { params: Promise.resolve({ nextauth: ['csrf'] }) });
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = String(asked.headers.getSetCookie()[0]).split(';')[0] ?? '';
  for (const [password, expected] of [
    [`${SECRET}s`, 401],
    [SECRET, 200],
  ] as const) {
    const body = new URLSearchParams({ csrfToken, json: 'true', email, password });
    const sent = at('/api/auth/callback/credentials', { method: 'POST', headers: { cookie }, body });
    const params = Promise.resolve({ nextauth: ['callback', 'credentials'] });
    expect((await AUTHENTICATE(sent, { params })).status).toBe(expected);
  }
  for (const secret of ['walrus', csrfToken, email]) expect(written).not.toContain(secret);
});

test('the log of what is refused holds nothing that was sent', async () => {
  const cookie = await sessionCookie(await createUser(db));
  const [, token = ''] = cookie.split('=');
  const headers = { cookie, authorization: `Bearer ${SECRET}`, 'content-type': 'application/json' };
  const answers = [
    await MEMBERS(at(`/api/members?token=walrus`, { headers }), none),
    await ADD_SOURCE(at('/api/sources', { method: 'POST', headers, body: SECRET }), none),
    await MEMBERS(at('/api/members', { headers: { ...headers, cookie: `${cookie}x` } }), none),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 401]);
  expect(written).toContain('You are not a member of any workspace');
  for (const secret of ['walrus', token]) expect(written).not.toContain(secret);
});

// Fails as a fault of ours would: with everything that was sent at hand.
const fail = defineRoute({
  access: 'public',
  body: z.object({
    password: z.string(),
    how: z.enum(['error', 'cause', 'duplicate', 'not understood', 'check']),
  }),
  handle: async ({ body: { password, how } }) => {
    const data = { id: newId(), email: `${newId()}@quay.example`, name: 'Ida', passwordHash: password };
    switch (how) {
      case 'error':
        throw Object.assign(new Error('Something broke'), { data });
      case 'cause':
        throw new Error('Something broke', { cause: Object.assign(new Error('So it is'), { data }) });
      case 'duplicate':
        await db.user.create({ data });
        return await db.user.create({ data });
      case 'not understood':
        return await db.user.create({ data: { ...data, unheardOf: true } as typeof data });
      case 'check':
        return await db.user.create({ data: { ...data, email: `UPPER-${password}@quay.example` } });
    }
  },
});

describe('the log of a failure of our own', () => {
  test.each([
    ['error', 'Something broke'],
    ['cause', 'So it is'],
    ['duplicate', 'Unique constraint failed'],
    ['not understood', 'Unknown argument `unheardOf`'],
    ['check', 'users_email_lower_check'],
  ])('(%s) tells what went wrong and where, without what was sent', async (how, said) => {
    const headers = { 'content-type': 'application/json', cookie: `next-auth.session-token=${SECRET}` };
    const body = JSON.stringify({ how, password: SECRET });
    const response = await fail(at('/api/fail', { method: 'POST', headers, body }), none);
    const told = (await response.json()) as { requestId: string };
    expect(response.status).toBe(500);
    for (const part of ['Unexpected failure', told.requestId, said, 'log.test.ts'])
      expect(written).toContain(part);
    expect(written + JSON.stringify(told)).not.toContain('walrus');
  });
});
