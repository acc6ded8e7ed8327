import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import type * as AuthActions from '@/app/(auth)/actions';
import type * as AccountActions from '@/app/(workspace)/account/actions';
import type * as SettingsActions from '@/app/(workspace)/settings/actions';
import type { User } from '@/lib/db/generated/client';
import { newId } from '@/lib/ids';

import { createUser } from '../../../prisma/factories/users';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { beginSession } from '../../support/session';
import { openSmtpServer, type SmtpServer } from '../../support/smtp-server';

// What Next tells an action of its request; the actions themselves are the real ones.
const cookies = vi.hoisted(() => new Map<string, string>());
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-galley-address': '192.0.2.7', host: 'evil.example' }),
  cookies: async () => ({
    get: (name: string) => cookies.has(name) && { value: cookies.get(name) },
    set: (name: string, value: string) => cookies.set(name, value),
  }),
}));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const db = testDatabase();
const password = 'quarry teapot walrus';
let server: SmtpServer;
let auth: typeof AuthActions;
let account: typeof AccountActions;
let settings: typeof SettingsActions;
let sign: (sessionId: string) => Promise<{ name: string; value: string }>;
let written = '';

beforeAll(async () => {
  server = await openSmtpServer();
  vi.stubEnv('SMTP_URL', server.url);
  vi.stubEnv('APP_URL', 'http://galley.example');
  // The environment is read once, when it is first imported.
  vi.resetModules();
  auth = await import('@/app/(auth)/actions');
  account = await import('@/app/(workspace)/account/actions');
  settings = await import('@/app/(workspace)/settings/actions');
  sign = (await import('@/lib/auth/session')).signSession;
  const { log } = await import('@/lib/log');
  Reflect.set(log, pino.symbols.streamSym, { write: (line: string) => (written += line) });
  log.level = 'trace';
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});
beforeEach(async () => {
  cookies.clear();
  written = '';
  server.manner = 'takes';
  server.waiting.length = 0;
  await db.rateLimit.deleteMany();
});

const freshEmail = () => `h-${newId()}@saltmere.example`;
const someone = () => createUser(db, { name: 'Hedda Orlu', email: freshEmail(), password });
const linkIn = (text: string) => /^http:\/\/galley\.example(\/\S+)$/m.exec(text)?.[1] ?? '';
const tokenIn = (text: string) => linkIn(text).split('/').at(-1) ?? '';
/** Long enough for a mail that is not to come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 300));

async function signIn(user: User, workspaceId?: string): Promise<void> {
  const { name, value } = await sign(await beginSession(user));
  cookies.set(name, value);
  if (workspaceId !== undefined) cookies.set('galley-workspace', workspaceId);
}

describe('asking for a new password', () => {
  test('mails a link that lets it be chosen, at the address that we are known by', async () => {
    const { email } = await someone();
    expect(await auth.askForPassword({ email: ` ${email.toUpperCase()} ` })).toEqual({
      ok: true,
      value: undefined,
    });
    const { to, text } = await server.next();
    expect(to).toEqual([email]);
    expect(linkIn(text)).toMatch(/^\/reset\/[\w-]{43}$/);
    expect(text).not.toContain('evil.example');
    const chosen = await auth.chooseNewPassword({ token: tokenIn(text), password: 'seven grey herons' });
    expect(chosen).toMatchObject({ ok: true });
    // Not signed in by it.
    expect(cookies.size).toBe(0);
    for (const secret of [tokenIn(text), email, 'herons']) expect(written).not.toContain(secret);
  });

  test('answers the same for an address without an account, and mails nothing', async () => {
    const { email } = await someone();
    const known = await auth.askForPassword({ email });
    await server.next();
    expect(await auth.askForPassword({ email: freshEmail() })).toEqual(known);
    await aWhile();
    expect(server.waiting).toEqual([]);
  });

  test('is limited by account, known or not, with the same words', async () => {
    const [known, unknown] = [(await someone()).email, freshEmail()];
    const answers = [];
    for (const email of [known, unknown]) {
      for (let count = 0; count < 3; count++)
        expect(await auth.askForPassword({ email })).toMatchObject({ ok: true });
      answers.push(await auth.askForPassword({ email }));
    }
    expect(answers[0]).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    expect(answers[1]).toEqual(answers[0]);
    for (let count = 0; count < 3; count++) await server.next();
    await aWhile();
    expect(server.waiting).toEqual([]);
  });

  test('is limited by address of the network, for whatever accounts', async () => {
    for (let count = 0; count < 20; count++) {
      expect(await auth.askForPassword({ email: freshEmail() })).toMatchObject({ ok: true });
    }
    expect(await auth.askForPassword({ email: freshEmail() })).toMatchObject({
      ok: false,
      error: { code: 'rate_limited' },
    });
  });

  test('answers the same when the mail cannot be sent, and the log says so', async () => {
    server.manner = 'refuses readers';
    const { email } = await someone();
    expect(await auth.askForPassword({ email })).toMatchObject({ ok: true });
    await expect.poll(() => written).toContain('A mail was not delivered');
    expect(written).not.toContain(email);
  });

  test('guesses at links are limited', async () => {
    for (let count = 0; count < 30; count++) {
      const answer = await auth.chooseNewPassword({ token: newId(), password });
      expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
    expect(await auth.confirmAddress({ token: newId() })).toMatchObject({ error: { code: 'rate_limited' } });
  });
});

describe('another e-mail address', () => {
  test('is confirmed from there, and the present one is told', async () => {
    const user = await someone();
    await signIn(user);
    const email = freshEmail();
    const answer = await account.changeAddress({ email, current: password });
    expect(answer).toEqual({ ok: true, value: { isConfirmed: false } });
    const [there, here] = [await server.next(), await server.next()];
    expect([there.to, here.to]).toEqual([[email], [user.email]]);
    expect(linkIn(there.text)).toMatch(/^\/confirm-email\/[\w-]{43}$/);
    expect(here.text).not.toMatch(/https?:/);
    expect(here.text).not.toContain(email);
    cookies.clear();
    expect(await auth.confirmAddress({ token: tokenIn(there.text) })).toEqual({ ok: true, value: { email } });
    expect(await db.user.findUnique({ where: { id: user.id } })).toMatchObject({ email });
    for (const secret of [tokenIn(there.text), email, user.email, 'walrus']) {
      expect(written).not.toContain(secret);
    }
  });

  test('that is another account’s is answered alike, and only its reader is told', async () => {
    const [user, other] = [await someone(), await someone()];
    await signIn(user);
    const free = await account.changeAddress({ email: freshEmail(), current: password });
    await server.next();
    await server.next();
    expect(await account.changeAddress({ email: other.email, current: password })).toEqual(free);
    const [there, here] = [await server.next(), await server.next()];
    expect([there.to, here.to]).toEqual([[other.email], [user.email]]);
    expect(there.text).toContain('It belongs to an account already');
    expect(there.text).not.toMatch(/https?:|Hedda/);
  });

  test('to which no mail can be sent is said beside the field, and nothing is told to the present one', async () => {
    const user = await someone();
    await signIn(user);
    server.manner = 'refuses readers';
    const refused = await account.changeAddress({ email: freshEmail(), current: password });
    expect(refused).toMatchObject({ ok: false, error: { fields: { email: expect.any(String) } } });
    server.manner = 'takes';
    await aWhile();
    expect(server.waiting).toEqual([]);
  });

  test('with a wrong password mails nothing', async () => {
    await signIn(await someone());
    const refused = await account.changeAddress({ email: freshEmail(), current: 'quarry' });
    expect(refused).toMatchObject({ ok: false, error: { fields: { current: expect.any(String) } } });
    await aWhile();
    expect(server.waiting).toEqual([]);
  });
});

describe('an invitation', () => {
  test('is mailed where an address is given, and its link is shown all the same', async () => {
    const { users, workspace } = await createWorkspaceWith(db, { owner: {} }, 'The Saltmere Lantern');
    await signIn(users.owner, workspace.id);
    const to = freshEmail();
    const form = new FormData();
    for (const [name, value] of Object.entries({ role: 'checker', days: '7', note: 'Tove', email: to }))
      form.set(name, value);
    const made = await settings.invite(form);
    expect(made).toMatchObject({ ok: true, value: { mailed: true, token: expect.any(String) } });
    const { to: readers, headers, text } = await server.next();
    expect(readers).toEqual([to]);
    expect(headers['subject']).toBe('The owner invites you to The Saltmere Lantern on Galley');
    expect(linkIn(text)).toBe(`/invite/${made.ok ? made.value.token : ''}`);
    form.set('email', '');
    expect(await settings.invite(form)).toMatchObject({ ok: true, value: { mailed: null } });
    server.manner = 'refuses readers';
    form.set('email', to);
    expect(await settings.invite(form)).toMatchObject({ ok: true, value: { mailed: false } });
    form.set('email', 'not an address');
    expect(await settings.invite(form)).toMatchObject({
      ok: false,
      error: { fields: { email: expect.stringContaining('e-mail address') } },
    });
  });

  test('can be mailed twenty times an hour', async () => {
    const { users, workspace } = await createWorkspaceWith(db, { owner: {} });
    await signIn(users.owner, workspace.id);
    const mail = () => settings.invite({ role: 'viewer', days: 7, note: '', email: freshEmail() });
    for (let count = 0; count < 20; count++) expect(await mail()).toMatchObject({ ok: true });
    expect(await mail()).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    expect(await settings.invite({ role: 'viewer', days: 7, note: '' })).toMatchObject({ ok: true });
  });
});

test('with mail, no owner makes a link to somebody else’s account', async () => {
  const { users, workspace } = await createWorkspaceWith(db, { owner: {}, checker: {} });
  await signIn(users.owner, workspace.id);
  const refused = await settings.makeReset({ userId: users.checker.id });
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(await db.accountLink.count({ where: { userId: users.checker.id } })).toBe(0);
});
