import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions, type User } from 'next-auth';
import { decode, encode } from 'next-auth/jwt';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';

import type { Actor } from '@/lib/auth/actor';
import { readCookie } from '@/lib/auth/cookies';
import type { Person, SessionClaims } from '@/lib/auth/model';
import { safePath, signInPath } from '@/lib/auth/next-path';
import { RecordedResponse, toNodeRequest } from '@/lib/auth/node-exchange';
import { admitOidcPerson, oidcProfileSchema, oidcProvider } from '@/lib/auth/oidc';
import { closeSession, noteSeen, openSession, SESSION_SECONDS } from '@/lib/auth/sessions';
import { findByCredentials } from '@/lib/auth/sign-in';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { idSchema } from '@/lib/ids';
import { log } from '@/lib/log';
import { namedWorkspace } from '@/lib/workspace-address';

export type { Person };

const SECURE = env.APP_URL?.startsWith('https://') ?? false;
const COOKIE = {
  httpOnly: true,
  sameSite: 'lax',
  secure: SECURE,
  path: '/',
  maxAge: SESSION_SECONDS,
} as const;
const SESSION = SECURE ? '__Secure-next-auth.session-token' : 'next-auth.session-token';
const WORKSPACE = 'galley-workspace';

// One query, once a request.
const getSession = cache(async () => await sessionOf((await cookies()).get(SESSION)?.value));

/** Who asks for this page or action, or null. */
export const getPerson = cache(async (): Promise<Person | null> => (await getSession())?.person ?? null);

/** The session in which this page or action is asked for, or null. */
export async function getSessionId(): Promise<string | null> {
  return (await getSession())?.id ?? null;
}

/** The person in their current workspace: the one they chose last, else the one they joined last. Null without any. */
export const getActor = cache(async (): Promise<Actor | null> => {
  const session = await getSession();
  return session && actorOf(session, (await cookies()).get(WORKSPACE)?.value);
});

/** The actor of a page of a workspace; sends everybody else to the page that helps them. */
export async function requirePageActor(): Promise<Actor> {
  const actor = await getActor();
  if (actor) return actor;
  redirect((await getPerson()) ? '/welcome' : signInPath(await askedPath()));
}

/** The person of a page that needs no workspace; sends everybody else to sign in. */
export async function requirePagePerson(): Promise<Person> {
  return (await getPerson()) ?? redirect(signInPath(await askedPath()));
}

// The application's own server says which page is asked for, because Next does not tell a layout.
async function askedPath(): Promise<string> {
  const path = safePath((await headers()).get('x-galley-path'));
  // What Next adds when it fetches a page for a page that is open already.
  return path.replace(/[?&]_rsc=[^&]*/, '');
}

const seen = new WeakMap<Request, Promise<Session | null>>();

function sessionFromRequest(request: Request): Promise<Session | null> {
  const known = seen.get(request) ?? sessionOf(readCookie(request.headers.get('cookie'), SESSION));
  seen.set(request, known);
  return known;
}

/** Who sends this request, or null; asked again for the same request, it remembers, and so does `actorFromRequest`. */
export async function personFromRequest(request: Request): Promise<Person | null> {
  return (await sessionFromRequest(request))?.person ?? null;
}

/** The sender of this request in the workspace that it names, else in their current one; null when it is not theirs. */
export async function actorFromRequest(request: Request): Promise<Actor | null> {
  const session = await sessionFromRequest(request);
  const named = namedWorkspace(request);
  const actor = session && actorOf(session, named ?? readCookie(request.headers.get('cookie'), WORKSPACE));
  return named === null || actor?.workspaceId === named ? actor : null;
}

/** Signs in on this browser, from an action; ends the session that this browser had before. */
export async function startSession(claims: SessionClaims): Promise<void> {
  const jar = await cookies();
  const { name, value } = await signSession(
    await replaceSession(jar.get(SESSION)?.value, claims, (await headers()).get('user-agent')),
  );
  jar.set(name, value, COOKIE);
}

/** Signs out on this browser, from an action. */
export async function endSession(): Promise<void> {
  (await cookies()).set(SESSION, '', { ...COOKIE, maxAge: 0 });
}

/** The cookie of a session, as next-auth itself would sign it. */
export async function signSession(sessionId: string): Promise<{ name: string; value: string }> {
  const value = await encode({ token: { sessionId }, secret: env.AUTH_SECRET, maxAge: SESSION_SECONDS });
  return { name: SESSION, value };
}

async function replaceSession(
  token: string | undefined,
  claims: SessionClaims,
  userAgent: string | null,
): Promise<string> {
  const before = token === undefined ? null : await readToken(token);
  // Its cookie is overwritten: nobody could use it, and it would stand in the list of sessions for weeks.
  if (before !== null) await closeSession(before);
  return await openSession(claims, userAgent);
}

/** Makes a workspace the current one on this browser, from an action. Whether the person is a member is seen at each use. */
export async function rememberWorkspace(workspaceId: string): Promise<void> {
  (await cookies()).set(WORKSPACE, workspaceId, { ...COOKIE, maxAge: 365 * 24 * 60 * 60 });
}

interface Session {
  id: string;
  person: Person;
  /** One for each workspace, that joined last first. */
  actors: readonly Actor[];
}

interface SessionRow extends Omit<Actor, 'workspaceId'>, Person {
  seenAt: Date;
  /** Null for one who is a member of none. */
  workspaceId: string | null;
}

async function sessionOf(token: string | undefined): Promise<Session | null> {
  const id = token === undefined ? null : await readToken(token);
  if (id === null) return null;
  // One statement, because every request begins with it.
  const rows = await db.$queryRaw<SessionRow[]>`
    SELECT s.seen_at AS "seenAt", u.id::text AS "userId", u.name, u.email,
      m.workspace_id::text AS "workspaceId", m.role::text AS role
    FROM sessions s JOIN users u ON u.id = s.user_id AND u.session_version = s.version
      LEFT JOIN memberships m ON m.user_id = u.id
    WHERE s.id = ${id}::uuid AND s.ended_at IS NULL
    ORDER BY m.created_at DESC, m.workspace_id DESC`;
  const [first] = rows;
  if (!first) return null;
  const { userId, name, email, seenAt } = first;
  noteSeen(id, seenAt);
  const actors = rows.flatMap(({ workspaceId, role }) =>
    workspaceId === null ? [] : [{ userId, workspaceId, role }],
  );
  return { id, person: { userId, name, email }, actors };
}

function actorOf({ actors }: Session, wanted: string | undefined): Actor | null {
  return actors.find(({ workspaceId }) => workspaceId === wanted) ?? actors[0] ?? null;
}

// A cookie from before there were sessions names none: it is signed in with once more.
const tokenSchema = z.object({ sessionId: idSchema });

/** The id of the session that a cookie is signed for, or null. */
async function readToken(token: string): Promise<string | null> {
  try {
    const payload = await decode({ token, secret: env.AUTH_SECRET });
    return tokenSchema.safeParse(payload).data?.sessionId ?? null;
  } catch {
    // Expired, or not signed by us: another Galley on this host leaves its cookie under the same name.
    return null;
  }
}

const ACTIONS = new Set(['csrf', 'signin', 'callback', 'signout', 'error']);

/** Answers /api/auth/… through next-auth, for the actions that Galley uses; `path` is what follows /api/auth. */
export async function handleAuth(request: Request, path: string[]): Promise<Response> {
  if (!ACTIONS.has(path[0] ?? '')) return new Response(null, { status: 404 });
  const response = new RecordedResponse();
  const asked = await toNodeRequest(request, path);
  // next-auth wants Next's own types and uses of them what these two have.
  await NextAuth(
    asked as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    authOptions(request),
  );
  return response.toResponse();
}

/** Whether this answer of `handleAuth` signs somebody in. */
export function startsSession(response: Response): boolean {
  return response.headers.getSetCookie().some((cookie) => cookie.startsWith(`${SESSION}=ey`));
}

declare module 'next-auth' {
  interface User {
    sessionVersion: number;
  }
}

function authOptions({ headers: asked }: Request): AuthOptions {
  return {
    secret: env.AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: SECURE,
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      {
        id: 'credentials',
        type: 'credentials',
        name: 'E-mail and password',
        credentials: {},
        authorize: async (credentials) => asUser(await findByCredentials(credentials)),
      },
      ...oidcProviders(),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
      signIn: async ({ user, account, profile }) => {
        const provider = oidcProvider();
        if (account?.type !== 'oauth' || !provider) return true;
        const admission = await admitOidcPerson(provider.issuer, oidcProfileSchema.parse(profile));
        if ('refused' in admission) return `/sign-in?error=${admission.refused}`;
        // next-auth signs the session for this object, which so far speaks of the provider's account.
        user.id = admission.userId;
        user.sessionVersion = admission.sessionVersion;
        return true;
      },
      jwt: async ({ token, user }: { token: Record<string, unknown>; user?: User }) => {
        if (!user) return token;
        const before = readCookie(asked.get('cookie'), SESSION);
        const claims = { userId: user.id, sessionVersion: user.sessionVersion };
        return { sessionId: await replaceSession(before, claims, asked.get('user-agent')) };
      },
    },
    events: {
      signOut: async ({ token }) => {
        const { data } = tokenSchema.safeParse(token);
        if (data) await closeSession(data.sessionId);
      },
    },
    logger: {
      error: (code, metadata) =>
        log.warn({ code, err: metadata instanceof Error ? metadata : metadata.error }, 'Sign-in failed'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

function asUser(claims: SessionClaims | null): User | null {
  return claims && { id: claims.userId, sessionVersion: claims.sessionVersion };
}

function oidcProviders(): AuthOptions['providers'] {
  const provider = oidcProvider();
  if (!provider) return [];
  return [
    {
      id: 'oidc',
      type: 'oauth',
      name: provider.name,
      issuer: provider.issuer,
      wellKnown: `${provider.issuer}/.well-known/openid-configuration`,
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      userinfo: {
        // Some providers keep the e-mail out of the ID token.
        request: async ({ client, tokens }) => {
          // Typed as bare parameters, next-auth hands over its client's own object.
          const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
          const claims = set.claims();
          return claims.email === undefined ? { ...claims, ...(await client.userinfo(set)) } : claims;
        },
      },
      profile: ({ sub }: { sub: string }) => ({ id: sub, sessionVersion: 0 }),
    },
  ];
}
