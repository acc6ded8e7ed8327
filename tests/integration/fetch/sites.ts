import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

import { expect } from 'vitest';

import { isOutside } from '@/lib/fetch/outside';
import { WEB_PORTS } from '@/lib/fetch/read-target';
import { INTERNET, type World } from '@/lib/fetch/world';

import type { Certificate } from './certificate';

/** A server of the test on loopback, and what reached it. */
export interface Site {
  ip: string;
  port: number;
  requests: IncomingMessage[];
  sockets: Set<Socket>;
  /** The name that the last TLS client asked for; undefined without SNI. */
  askedFor: () => string | undefined;
  close: () => Promise<void>;
}

const open: Site[] = [];

/** A server that answers every request with `answer`; over TLS when it has a certificate. */
export async function openSite(
  answer: RequestListener,
  { ip = '127.0.0.1', port = 0, certificate }: { ip?: string; port?: number; certificate?: Certificate } = {},
): Promise<Site> {
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  let servername: string | undefined;
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response);
  };
  const server: Server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('secureConnection', (socket: TLSSocket & { servername?: string }) => {
    servername = socket.servername;
  });
  server.listen(port, ip);
  await once(server, 'listening');
  const site: Site = {
    ip,
    port: (server.address() as AddressInfo).port,
    requests,
    sockets,
    askedFor: () => servername,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  open.push(site);
  return site;
}

/** A site that says `text` as a page to whoever asks. */
export function openPage(text: string, options: Parameters<typeof openSite>[1] = {}): Promise<Site> {
  return openSite((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(text);
  }, options);
}

/**
 * The internet, but for this: names are answered from `names` alone, and the servers of `outside` count as public at
 * their own address and port. All else of loopback stays what it is.
 */
export function worldOf(
  outside: Site[],
  names: Record<string, string[]> = {},
  rest: Partial<World> = {},
): World {
  return {
    ...INTERNET,
    resolve: (host) => {
      const answers = names[host];
      if (answers) return Promise.resolve(answers);
      return Promise.reject(Object.assign(new Error(`No such name: ${host}`), { code: 'ENOTFOUND' }));
    },
    isOutside: (ip, port) => outside.some((site) => site.ip === ip && site.port === port) || isOutside(ip),
    ports: [...WEB_PORTS, ...outside.map((site) => String(site.port))],
    ...rest,
  };
}

/** For afterEach: whatever the answer was, no connection to any server is left; then closes the servers. */
export async function closeSites(): Promise<void> {
  const sites = open.splice(0);
  try {
    for (const site of sites)
      await expect.poll(() => site.sockets.size, { message: 'connections left open' }).toBe(0);
  } finally {
    await Promise.all(sites.map((site) => site.close()));
  }
}
