import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import next from 'next';

import { foreignFileHeaders } from '@/lib/http/foreign-files';
import { FORWARDING_HEADERS, clientAddress, requestId } from '@/lib/http/request-origin';
import { linkHeaders } from '@/lib/http/link-headers';
import { reportHeaders } from '@/lib/http/report-headers';
import { securityHeaders } from '@/lib/http/security-headers';

/** How to serve. `https` says that people reach us over HTTPS, through a proxy. */
export type ServeOptions = {
  root: string;
  dev: boolean;
  host: string;
  port: number;
  https: boolean;
  trustedProxies: number;
};

/** The largest request that any route takes, with room for what surrounds a file in a form. */
const BODY_LIMIT = 22 * 1024 * 1024;
/**
 * How long a connection rests before we close it. Proxies close theirs after 60 seconds as a rule: whoever closes first must be them, or
 * what they send at that moment is lost.
 */
const REST_MS = 75_000;

/**
 * Serves the application and resolves once it listens. `close` lets running answers finish for a moment, then ends the
 * server and Next.
 */
export async function serve(options: ServeOptions): Promise<{ close: () => Promise<void> }> {
  const server = createServer({ requestTimeout: 120_000, keepAliveTimeout: REST_MS });
  const app = next({
    dev: options.dev,
    dir: options.root,
    hostname: options.host,
    port: options.port,
    httpServer: server,
    quiet: true,
  });
  await (options.dev ? app.prepare() : inSilence(() => app.prepare()));
  const handle = app.getRequestHandler();
  server.on('request', (request, response) => {
    vouch(request, response, options);
    if (isTooLarge(request)) refuse(response);
    else void handle(request, response);
  });
  await listen(server, options);
  return {
    close: async () => {
      await drain(server);
      await app.close();
    },
  };
}

/** Next tells how long its configuration took, in the middle of our own lines. */
async function inSilence(work: () => Promise<void>): Promise<void> {
  const log = console.log;
  console.log = () => undefined;
  await work().finally(() => (console.log = log));
}

/** Replaces every header that only this server may set, and gives the answer the headers that every answer carries. */
function vouch(request: IncomingMessage, response: ServerResponse, options: ServeOptions): void {
  const { headers, socket } = request;
  const raw = { headers, socketAddress: socket.remoteAddress, trustedProxies: options.trustedProxies };
  const id = requestId(raw, randomUUID());
  headers['x-galley-address'] = clientAddress(raw);
  headers['x-request-id'] = id;
  // Where to return to after signing in: Next does not tell its pages which address was asked for.
  headers['x-galley-path'] = request.url ?? '/';
  if (options.trustedProxies === 0) for (const name of FORWARDING_HEADERS) delete headers[name];

  const nonce = randomBytes(16).toString('base64');
  const sent = securityHeaders({ nonce, dev: options.dev, https: options.https });
  // Next takes the nonce for its own scripts from the policy on the request.
  headers['content-security-policy'] = sent['content-security-policy'];
  delete headers['content-security-policy-report-only'];
  const url = request.url ?? '/';
  const own = { ...foreignFileHeaders(url), ...linkHeaders(url), ...reportHeaders(url) };
  response.setHeaders(new Map(Object.entries({ ...sent, ...own, 'x-request-id': id })));
}

/** By the length that the client names, to which Node itself holds it. Routes count what comes without a length. */
function isTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > BODY_LIMIT;
}

function refuse(response: ServerResponse): void {
  const problem = {
    type: 'about:blank',
    title: 'Too large',
    status: 413,
    detail: 'The request is larger than 22 MB.',
    code: 'too_large',
    requestId: response.getHeader('x-request-id'),
  };
  response.writeHead(413, { 'content-type': 'application/problem+json', connection: 'close' });
  response.end(JSON.stringify(problem));
}

function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Streams and slow answers do not end by themselves.
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}
