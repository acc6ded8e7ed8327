import { signSession } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';

interface RequestOptions extends RequestInit {
  /** The workspace that the person has chosen; without it, the one they joined last. */
  workspaceId?: string;
  /** Sent as JSON. */
  json?: unknown;
}

interface SignedIn {
  id: string;
  sessionVersion: number;
}

/** Begins a session of the person, as if they had signed in; of somebody who is not there, an id that is no session's. */
export async function beginSession({ id: userId, sessionVersion }: SignedIn): Promise<string> {
  const id = newId();
  await db.$executeRaw`
    INSERT INTO sessions (id, user_id, version)
    SELECT ${id}::uuid, id, ${sessionVersion}::int FROM users WHERE id = ${userId}::uuid`;
  return id;
}

/** The `cookie` header of a browser in which the person is signed in: in this session, or in a new one. */
export async function sessionCookie(
  user: SignedIn,
  workspaceId?: string,
  sessionId?: string,
): Promise<string> {
  const { name, value } = await signSession(sessionId ?? (await beginSession(user)));
  const workspace = workspaceId === undefined ? '' : `; galley-workspace=${workspaceId}`;
  return `${name}=${encodeURIComponent(value)}${workspace}`;
}

/** A request to a route, signed in as the user, or as nobody. `url` may be a path. */
export async function signedInRequest(
  user: SignedIn | null,
  url: string,
  { workspaceId, json, ...init }: RequestOptions = {},
): Promise<Request> {
  const headers = new Headers(init.headers);
  if (user) headers.set('cookie', await sessionCookie(user, workspaceId));
  if (json !== undefined) headers.set('content-type', 'application/json');
  return new Request(new URL(url, 'http://127.0.0.1:3000'), {
    ...init,
    headers,
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
}
