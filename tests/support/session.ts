import { signSession } from '@/lib/auth/session';

interface RequestOptions extends RequestInit {
  /** The workspace that the person has chosen; without it, the one they joined last. */
  workspaceId?: string;
  /** Sent as JSON. */
  json?: unknown;
}

/** The `cookie` header of a person who is signed in on this browser. */
export async function sessionCookie(
  user: { id: string; sessionVersion: number },
  workspaceId?: string,
): Promise<string> {
  const { name, value } = await signSession({ userId: user.id, sessionVersion: user.sessionVersion });
  const workspace = workspaceId === undefined ? '' : `; galley-workspace=${workspaceId}`;
  return `${name}=${encodeURIComponent(value)}${workspace}`;
}

/** A request to a route, signed in as the user, or as nobody. `url` may be a path. */
export async function signedInRequest(
  user: { id: string; sessionVersion: number } | null,
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
