import { env } from '@/lib/env';

/**
 * The scheme and host under which people reach us, without a slash at the end: that of `APP_URL`, or what the request names. Behind our own
 * server the address in the request is the one it listens at; people know the one in Host.
 */
export function publicOrigin(request: Request): string {
  if (env.APP_URL !== undefined) return env.APP_URL.replace(/\/+$/, '');
  const { protocol, host } = new URL(request.url);
  return `${protocol}//${request.headers.get('host') ?? host}`;
}
