import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';

import { ACCEPT } from '@/lib/fetch/media-type';
import packageJson from '@/package.json';

const HEADERS = {
  'user-agent': `Galley/${packageJson.version}`,
  accept: ACCEPT,
  'accept-encoding': 'gzip, br, deflate',
};
// News sites send long policies and many cookies.
const MAX_HEADERS = 64 * 1024;

/**
 * One request, over a connection of its own to one of `addresses`; the URL's host is only what the server is called (Host,
 * SNI, certificate). Gives the response once its headers are there, its body unread. Rejects with the socket's, the TLS layer's or the parser's error.
 */
export function requestPage(
  url: URL,
  addresses: string[],
  authorities: string | null,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const options: RequestOptions & { rejectUnauthorized: boolean; ca?: string } = {
    headers: HEADERS,
    lookup: pinnedTo(addresses),
    agent: false,
    maxHeaderSize: MAX_HEADERS,
    signal,
    // Said aloud, because an environment variable could turn it off.
    rejectUnauthorized: true,
    ...(authorities !== null && { ca: authorities }),
  };
  const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
  request.end();
  return new Promise((resolve, reject) => {
    request.on('response', resolve);
    // Stays: what goes wrong after the headers is told by the response too, and without a listener would end the process.
    request.on('error', reject);
    // Without a word where the server changes over to another protocol.
    request.on('close', () => reject(new ServerLeft()));
  });
}

class ServerLeft extends Error {
  readonly code = 'ECONNRESET';
}

// Sockets ask this in place of the resolver. Of several addresses they take the first that answers.
function pinnedTo(addresses: string[]): LookupFunction {
  const answers: LookupAddress[] = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, { all }, answer) => {
    const [first] = answers;
    if (all) answer(null, answers);
    else answer(null, first?.address ?? '', first?.family);
  };
}
