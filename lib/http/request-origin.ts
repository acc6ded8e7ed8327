import type { IncomingHttpHeaders } from 'node:http';

/** A request before anything of it is believed, and how many proxies of our own stand in front of us. */
export type RawRequest = {
  headers: IncomingHttpHeaders;
  socketAddress: string | undefined;
  trustedProxies: number;
};

/**
 * The address that the request came from. Each trusted proxy appends the address it saw to `x-forwarded-for`, so with n
 * of them the n-th from the right is the last that a stranger could not write. Without trusted proxies, and when the
 * header is shorter than that, the other end of the socket.
 */
export function clientAddress({ headers, socketAddress, trustedProxies }: RawRequest): string {
  const seen = [headers['x-forwarded-for'] ?? '']
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const forwarded = trustedProxies > 0 ? seen.at(-trustedProxies) : undefined;
  // An IPv4 address on a socket that takes both kinds is written ::ffff:192.0.2.1.
  return (forwarded ?? socketAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '');
}

/** The id that a trusted proxy gave the request, when it is short and plain enough to be logged; else the fresh one. */
export function requestId({ headers, trustedProxies }: RawRequest, fresh: string): string {
  const given = headers['x-request-id'];
  const usable = trustedProxies > 0 && typeof given === 'string' && /^[\w.:-]{8,128}$/.test(given);
  return usable ? given : fresh;
}

/** The headers by which a proxy speaks of the request it passes on; worth nothing unless the proxy is ours. */
export const FORWARDING_HEADERS = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
] as const;
