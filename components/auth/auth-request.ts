import type { FormResult } from '@/components/ui/form';

const NO_COOKIES =
  'This browser did not keep the cookie that signing in needs. Allow cookies for this address.';

/**
 * Sends a form to one of the sign-in addresses, with the token that proves it is ours, and answers where it leads. `refused` is
 * said when the server does not accept it.
 */
export async function postAuth(
  path: 'callback/credentials' | 'signin/oidc' | 'signout',
  fields: Record<string, string>,
  refused: string,
): Promise<FormResult<string>> {
  const asked = await fetch('/api/auth/csrf', { cache: 'no-store' });
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  });
  const answer = (await response.json()) as { url?: string; detail?: string };
  if (answer.detail !== undefined) return { ok: false, error: { message: answer.detail } };
  if (!response.ok || answer.url === undefined) return { ok: false, error: { message: refused } };
  const { searchParams } = new URL(answer.url, location.origin);
  if (searchParams.has('csrf')) return { ok: false, error: { message: NO_COOKIES } };
  return { ok: true, value: answer.url };
}

/** Leaves for another page, with nothing of this one kept; the promise never settles, so that what waits for it stays busy. */
export function leaveFor(address: string): Promise<never> {
  location.assign(address);
  return new Promise(() => undefined);
}
