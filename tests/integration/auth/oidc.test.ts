import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import type * as Route from '@/app/api/auth/[...nextauth]/route';
import type * as Session from '@/lib/auth/session';
import { newId } from '@/lib/ids';

import { createUser } from '../../../prisma/factories/users';
import { testDatabase } from '../../support/database';
import { openOidcProvider, type OidcProvider } from '../../support/oidc-provider';
import { signedInRequest } from '../../support/session';

const db = testDatabase();
const origin = 'http://localhost:3000';
let provider: OidcProvider;
let route: typeof Route;
let session: typeof Session;

beforeAll(async () => {
  provider = await openOidcProvider();
  vi.stubEnv('OIDC_ISSUER', provider.issuer);
  vi.stubEnv('OIDC_CLIENT_ID', 'galley');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'a secret between the two');
  // The environment is read once, when it is first imported.
  vi.resetModules();
  route = await import('@/app/api/auth/[...nextauth]/route');
  session = await import('@/lib/auth/session');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await provider.close();
});

const context = (path: string) => ({ params: Promise.resolve({ nextauth: path.split('/') }) });

const cookiesOf = (response: Response) =>
  response.headers.getSetCookie().map((cookie) => cookie.slice(0, cookie.indexOf(';')));

/** Goes to the provider and comes back as a browser does, and returns where that led and who is signed in now. */
async function signInThere(claims: Record<string, unknown>, userinfo?: Record<string, unknown>) {
  const asked = await route.GET(new Request(`${origin}/api/auth/csrf`), context('csrf'));
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const there = await route.POST(
    new Request(`${origin}/api/auth/signin/oidc`, {
      method: 'POST',
      headers: { cookie: cookiesOf(asked).join('; ') },
      body: new URLSearchParams({ csrfToken, json: 'true', callbackUrl: '/invite/abc' }),
    }),
    context('signin/oidc'),
  );
  const { url } = (await there.json()) as { url: string };
  const { searchParams } = new URL(url);
  provider.next = { claims, nonce: searchParams.get('nonce') ?? '', ...(userinfo && { userinfo }) };
  const query = new URLSearchParams({ code: 'code', state: searchParams.get('state') ?? '' });
  const back = await route.GET(
    new Request(`${origin}/api/auth/callback/oidc?${query.toString()}`, {
      // A browser keeps the later of two cookies with one name; of a header the first counts.
      headers: { cookie: [...cookiesOf(there), ...cookiesOf(asked)].join('; ') },
    }),
    context('callback/oidc'),
  );
  const cookie = cookiesOf(back).join('; ');
  const person = await session.personFromRequest(new Request(origin, { headers: { cookie } }));
  return { url, location: back.headers.get('location'), person };
}

const emailOf = () => `${newId()}@lantern.example`;

describe('signing in at a provider', () => {
  test('asks for proof of the request, and leads back to where it began', async () => {
    const { url, location } = await signInThere({ sub: newId(), email: emailOf(), name: 'Bo Lindt' });
    const asked = new URL(url);
    expect(asked.origin).toBe(provider.issuer);
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    expect(asked.searchParams.get('scope')).toBe('openid email profile');
    expect(location).toBe('/invite/abc');
  });

  test('makes a person the first time and finds them again, whatever their e-mail is by then', async () => {
    const sub = newId();
    const email = emailOf();
    const first = await signInThere({ sub, email, name: 'Bo Lindt' });
    expect(first.person).toMatchObject({ name: 'Bo Lindt', email });
    const second = await signInThere({ sub, email: emailOf(), name: 'Bo L.' });
    expect(second.person).toEqual(first.person);
  });

  test('takes the e-mail from the user’s information when the token has none', async () => {
    const email = emailOf();
    const { person } = await signInThere({ sub: newId() }, { email });
    expect(person).toMatchObject({ email, name: email.slice(0, email.indexOf('@')) });
  });

  test('opens the account of a verified e-mail, and closes what opened it before', async () => {
    const user = await createUser(db, { name: 'Ottilie Brandt', password: 'quarry teapot walrus' });
    const earlier = newId();
    await db.userIdentity.create({ data: { provider: 'elsewhere', subject: earlier, userId: user.id } });
    const { person } = await signInThere({
      sub: newId(),
      email: user.email.toUpperCase(),
      email_verified: true,
      name: 'O.',
    });
    expect(person).toEqual({ userId: user.id, name: 'Ottilie Brandt', email: user.email });
    const now = await db.user.findUniqueOrThrow({ where: { id: user.id }, include: { identities: true } });
    expect(now.passwordHash).toBeNull();
    expect(now.identities.map((identity) => identity.provider)).toEqual([provider.issuer]);
    expect(await session.personFromRequest(await signedInRequest(user, '/'))).toBeNull();
  });

  test.each([false, undefined])(
    'leaves the account alone when the e-mail’s verification is %s',
    async (verified) => {
      const user = await createUser(db, { password: 'quarry teapot walrus' });
      const claims = {
        sub: newId(),
        email: user.email,
        ...(verified !== undefined && { email_verified: verified }),
      };
      const { person, location } = await signInThere(claims);
      expect(person).toBeNull();
      expect(location).toBe('/sign-in?error=OidcEmailTaken');
      expect(await db.userIdentity.count({ where: { userId: user.id } })).toBe(0);
      expect(await session.personFromRequest(await signedInRequest(user, '/'))).not.toBeNull();
    },
  );

  test('is refused without an e-mail', async () => {
    const { person, location } = await signInThere({ sub: newId() });
    expect(person).toBeNull();
    expect(location).toBe('/sign-in?error=OidcNoEmail');
  });

  test('is refused when the answer is to somebody else’s request', async () => {
    const response = await route.GET(
      new Request(`${origin}/api/auth/callback/oidc?code=code&state=made-up`),
      context('callback/oidc'),
    );
    expect(response.headers.get('location')).toContain('error=OAuthCallback');
    expect(cookiesOf(response).join()).not.toContain('session-token=ey');
  });
});
