import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { GET, POST } from '@/app/api/auth/[...nextauth]/route';
import { personFromRequest } from '@/lib/auth/session';
import { listOwnSessions } from '@/lib/auth/sessions';
import { newId } from '@/lib/ids';

import { createUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';
import { sessionCookie } from '../../support/session';

const db = testDatabase();
const password = 'quarry teapot walrus';
const origin = 'http://127.0.0.1:3000';
let address = '';

beforeEach(() => {
  address = `address ${newId()}`;
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const context = (path: string) => ({ params: Promise.resolve({ nextauth: path.split('/') }) });

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
    .join('; ');
}

async function askToken(): Promise<{ csrfToken: string; cookie: string }> {
  const response = await GET(new Request(`${origin}/api/auth/csrf`), context('csrf'));
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { csrfToken, cookie: cookiesOf(response) };
}

async function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const { csrfToken, cookie } = await askToken();
  const request = new Request(`${origin}/api/auth/${path}`, {
    method: 'POST',
    headers: {
      'x-galley-address': address,
      ...headers,
      cookie: `${cookie}; ${headers['cookie'] ?? ''}`,
    },
    body: new URLSearchParams({ csrfToken, json: 'true', ...fields }),
  });
  return await POST(request, context(path));
}

const signIn = (email: string, secret = password) =>
  post('callback/credentials', { email, password: secret });

describe('signing in', () => {
  test('opens a session, in a cookie that scripts and other sites do not get', async () => {
    const user = await createUser(db, { password });
    const response = await signIn(` ${user.email.toUpperCase()}`);
    expect(response.status).toBe(200);
    const cookie = response.headers.getSetCookie().find((one) => one.includes('session-token='));
    expect(cookie).toMatch(/; Path=\/;.*; HttpOnly; SameSite=Lax/);
    const request = new Request(origin, { headers: { cookie: cookiesOf(response) } });
    expect(await personFromRequest(request)).toMatchObject({ userId: user.id });
  });

  test('is remembered with what the browser calls itself, and ends the session that this browser had before', async () => {
    const user = await createUser(db, { password });
    const earlier = await sessionCookie(user);
    const headers = { cookie: earlier, 'user-agent': 'Firefox/145.0 (Windows NT 10.0)' };
    const response = await post('callback/credentials', { email: user.email, password }, headers);
    expect(response.status).toBe(200);
    expect(await personFromRequest(new Request(origin, { headers: { cookie: earlier } }))).toBeNull();
    const person = { userId: user.id, name: user.name, email: user.email };
    expect(await listOwnSessions(person, '')).toMatchObject([{ device: 'Firefox on Windows' }]);
  });

  test('says the same of a wrong password and of an unknown e-mail', async () => {
    const user = await createUser(db, { password });
    const wrong = await signIn(user.email, 'quarry teapot walruses');
    const unknown = await signIn(`nobody-${newId()}@lantern.example`);
    for (const response of [wrong, unknown]) {
      expect(response.status).toBe(401);
      expect(cookiesOf(response)).not.toContain('session-token');
    }
    expect(await unknown.text()).toBe(await wrong.text());
  });

  test('needs the token of this browser', async () => {
    const user = await createUser(db, { password });
    const body = new URLSearchParams({ email: user.email, password, json: 'true' });
    const request = new Request(`${origin}/api/auth/callback/credentials`, { method: 'POST', body });
    const response = await POST(request, context('callback/credentials'));
    expect(await response.json()).toMatchObject({ url: expect.stringContaining('csrf=true') });
    expect(cookiesOf(response)).not.toContain('session-token');
  });

  test('is refused to another site’s page', async () => {
    const user = await createUser(db, { password });
    const response = await post(
      'callback/credentials',
      { email: user.email, password },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(response.status).toBe(403);
  });

  test('never leads to another host', async () => {
    const user = await createUser(db, { password });
    for (const callbackUrl of [
      'https://evil.example/',
      '//evil.example',
      'http://localhost:3000.evil.example/',
    ]) {
      const response = await post('callback/credentials', { email: user.email, password, callbackUrl });
      expect(await response.json()).toEqual({ url: '/articles' });
    }
    const own = await post('callback/credentials', { email: user.email, password, callbackUrl: '/settings' });
    expect(await own.json()).toEqual({ url: '/settings' });
  });

  test('to one account is refused after ten failures, even with the right password and from elsewhere', async () => {
    const user = await createUser(db, { password });
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await signIn(user.email, 'wrong')).status).toBe(401);
    address = `elsewhere ${newId()}`;
    const refused = await signIn(user.email);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/Try again in \d+ minutes/) });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    const other = await createUser(db, { password });
    expect((await signIn(other.email)).status).toBe(200);
  });

  test('with success forgets the failures before it', async () => {
    const user = await createUser(db, { password });
    for (let round = 0; round < 2; round++) {
      for (let attempt = 0; attempt < 9; attempt++)
        expect((await signIn(user.email, 'wrong')).status).toBe(401);
      expect((await signIn(user.email)).status).toBe(200);
    }
  });

  test('from one address is refused after thirty attempts at whatever accounts', async () => {
    for (let attempt = 0; attempt < 30; attempt++) {
      expect((await signIn(`nobody-${newId()}@lantern.example`, 'wrong')).status).toBe(401);
    }
    const user = await createUser(db, { password });
    expect((await signIn(user.email)).status).toBe(429);
    address = `elsewhere ${newId()}`;
    expect((await signIn(user.email)).status).toBe(200);
  });

  test('takes no more than a form', async () => {
    const response = await post('callback/credentials', {
      email: 'a@b.example',
      password: 'a'.repeat(30_000),
    });
    expect(response.status).toBe(413);
  });
});

describe('over HTTPS', () => {
  test('cookies travel over nothing else', async () => {
    vi.stubEnv('APP_URL', 'https://galley.example');
    // The environment is read once, when it is first imported.
    vi.resetModules();
    const secure = await import('@/app/api/auth/[...nextauth]/route');
    const asked = await secure.GET(new Request(`${origin}/api/auth/csrf`), context('csrf'));
    const { csrfToken } = (await asked.json()) as { csrfToken: string };
    const user = await createUser(db, { password });
    const response = await secure.POST(
      new Request(`${origin}/api/auth/callback/credentials`, {
        method: 'POST',
        headers: { 'x-galley-address': address, cookie: cookiesOf(asked) },
        body: new URLSearchParams({ csrfToken, json: 'true', email: user.email, password }),
      }),
      context('callback/credentials'),
    );
    const cookies = [...asked.headers.getSetCookie(), ...response.headers.getSetCookie()];
    expect(cookies.some((cookie) => cookie.startsWith('__Secure-next-auth.session-token=ey'))).toBe(true);
    expect(cookies.filter((cookie) => !cookie.includes('; Secure'))).toEqual([]);
  });
});

describe('signing out', () => {
  test('takes the session from the browser', async () => {
    const user = await createUser(db);
    const response = await post('signout', {}, { cookie: await sessionCookie(user) });
    const cookie = response.headers.getSetCookie().find((one) => one.includes('session-token='));
    expect(cookie).toMatch(/^next-auth\.session-token=; Max-Age=0/);
  });

  test('ends the session, so that a copy of its cookie opens nothing', async () => {
    const cookie = await sessionCookie(await createUser(db));
    const asked = () => personFromRequest(new Request(origin, { headers: { cookie } }));
    expect(await asked()).not.toBeNull();
    await post('signout', {}, { cookie });
    expect(await asked()).toBeNull();
  });
});

describe('what is not used', () => {
  test.each(['session', 'providers', '_log', 'verify-request', 'callback/oidc', 'nothing'])(
    'is not answered: %s',
    async (path) => {
      const response = await GET(new Request(`${origin}/api/auth/${path}`), context(path));
      expect(response.status).toBeGreaterThanOrEqual(400);
    },
  );
});
