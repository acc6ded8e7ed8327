import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { GET as AUTH, POST as AUTHENTICATE } from '@/app/api/auth/[...nextauth]/route';
import { GET as MEMBERS } from '@/app/api/members/route';
import { POST as ADD_SOURCE } from '@/app/api/sources/route';

import { freePort } from '@/lib/db/embedded/cluster';
import { buildSource } from '../../../prisma/factories/sources';
import { serve } from '../../../scripts/start/server';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { sessionCookie } from '../../support/session';

const db = testDatabase();

/** What the application was asked, past the server: in place of Next, which needs a build. */
const seen: Record<string, string | string[] | undefined>[] = [];
const application = vi.hoisted(() => ({ handle: undefined as RequestListener | undefined }));
vi.mock('next', () => ({
  default: () => ({
    prepare: async () => undefined,
    close: async () => undefined,
    getRequestHandler: () => (request: IncomingMessage, response: ServerResponse) =>
      application.handle?.(request, response),
  }),
}));

const ROUTES = { 'GET /api/members': MEMBERS, 'POST /api/sources': ADD_SOURCE };

application.handle = (incoming, response) => {
  seen.push({ ...incoming.headers });
  const { method = 'GET', url = '/', headers } = incoming;
  const [path = ''] = url.split('?');
  const nextauth = path.startsWith('/api/auth/') ? path.slice('/api/auth/'.length).split('/') : [];
  const auth = method === 'POST' ? AUTHENTICATE : AUTH;
  const route = nextauth.length > 0 ? auth : Reflect.get(ROUTES, `${method} ${path}`);
  void (async () => {
    const bytes = await buffer(incoming);
    const sent = new Headers(
      Object.entries(headers).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])) as [
        string,
        string,
      ][],
    );
    const request = new Request(`http://${headers.host ?? 'galley'}${url}`, {
      method,
      headers: sent,
      ...(bytes.byteLength > 0 && { body: new Uint8Array(bytes) }),
    });
    const answer = route
      ? await (route as typeof AUTH)(request, { params: Promise.resolve({ nextauth }) })
      : new Response('a page', { headers: { 'content-type': 'text/html' } });
    response.statusCode = answer.status;
    for (const [name, value] of answer.headers) {
      if (name !== 'x-request-id') response.appendHeader(name, value);
    }
    response.end(Buffer.from(await answer.arrayBuffer()));
  })();
};

let port = 0;
let close: () => Promise<void>;
beforeAll(async () => {
  port = await freePort(0);
  const served = await serve({
    root: '.',
    dev: false,
    host: '127.0.0.1',
    port,
    https: false,
    trustedProxies: 0,
  });
  close = served.close;
});
afterAll(() => close());

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

interface Heard {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

function ask(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      buffer(answer).then(
        (bytes) =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes.toString() }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('every answer of the server', () => {
  const ours = { host: 'galley.example' };
  test.each<[string, () => Promise<Heard>]>([
    ['a page', () => ask('/sign-in', { headers: ours })],
    ['an answer of the API', () => ask('/api/auth/csrf', { headers: ours })],
    ['a refusal', () => ask('/api/members', { headers: ours })],
    [
      'a refusal of the server itself',
      () => ask('/api/sources', { method: 'POST', headers: { 'content-length': '99999999' } }),
    ],
  ])('is kept from being framed, sniffed and scripted: %s', async (_, work) => {
    const { headers } = await work();
    const policy = headers['content-security-policy'];
    expect(policy).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic';/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).toMatch(/object-src 'none'; base-uri 'none'; form-action 'self'/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test.each(['/reset/k', '/confirm-email/k', '/invite/k'])(
    'to a link keeps its address out of what follows: %s',
    async (path) => {
      expect((await ask(path)).headers['referrer-policy']).toBe('no-referrer');
    },
  );

  test('that is a public report runs nothing, loads nothing and tells nobody its address', async () => {
    const { headers } = await ask('/r/k?publication=1');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; /);
    expect(headers['content-security-policy']).not.toMatch(/script-src|nonce|https?:|\*/);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' });
    expect((await ask('/articles/r/k')).headers['content-security-policy']).toMatch(/script-src 'nonce-/);
  });

  // Next, too, keeps a header that stands there already.
  test('that is somebody else’s file can do nothing, framed by ours or not', async () => {
    const { headers: shown } = await ask('/api/captures/0199a1b2-0000-7000-8000-000000000000/shown?x=1');
    expect(shown['content-security-policy']).toMatch(
      /^sandbox; default-src 'none'; .*frame-ancestors 'self'$/,
    );
    expect(shown['content-security-policy']).not.toMatch(/script-src|allow-|https?:|\*/);
    expect(shown).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'x-content-type-options': 'nosniff' });
    for (const path of ['captures/0199a1b2-0000/file', 'articles/0199a1b2-0000/original']) {
      const { headers } = await ask(`/api/${path}`);
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
      expect(headers['x-frame-options']).toBe('DENY');
    }
    for (const path of [
      '/api/captures/x/shown/',
      '/sources/x/shown',
      '/api/captures/x/y/shown',
      '/?/api/captures/x/shown',
    ]) {
      expect((await ask(path)).headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    }
  });

  test('has a nonce of its own, which the application is told', async () => {
    const nonces = new Set<string | undefined>();
    for (let count = 0; count < 20; count++) {
      const { headers } = await ask('/sign-in');
      expect(seen.at(-1)?.['content-security-policy']).toBe(headers['content-security-policy']);
      nonces.add(/'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]);
    }
    expect(nonces.size).toBe(20);
  });
});

describe('what only the server may say', () => {
  test('is never taken from a stranger', async () => {
    const forged = {
      'x-galley-address': '203.0.113.66',
      'x-galley-path': '//evil.example',
      'x-request-id': 'forged-request-id',
      'content-security-policy': "script-src 'nonce-forged'",
      'content-security-policy-report-only': "script-src 'nonce-forged'",
      'x-forwarded-for': '203.0.113.66',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=203.0.113.66',
    };
    const { headers } = await ask('/sign-in', { headers: forged });
    const told = seen.at(-1) ?? {};
    expect(told).toMatchObject({ 'x-galley-address': '127.0.0.1', 'x-galley-path': '/sign-in' });
    expect(JSON.stringify([told, headers])).not.toMatch(/forged|203\.0\.113|evil/);
  });

  test('is not let in by a header sent twice or in other letters', async () => {
    await ask('/sign-in', { headers: { 'X-GALLEY-ADDRESS': '203.0.113.66', 'X-Galley-Path': 'x' } });
    expect(JSON.stringify(seen.at(-1))).not.toContain('203.0.113.66');
  });
});

describe('a request of more than 22 MB', () => {
  test('is refused before it is read', async () => {
    const headers = { 'content-length': String(23 * 1024 * 1024), 'content-type': 'application/json' };
    const { status, body } = await ask('/api/sources', { method: 'POST', headers });
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({
      code: 'too_large',
      detail: 'The request is larger than 22 MB.',
    });
  });

  test('without a length, or with two, is refused too', async () => {
    const lines = [
      'POST /api/sources HTTP/1.1',
      'Host: galley',
      'Content-Length: 5',
      'Transfer-Encoding: chunked',
    ];
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n0\r\n\r\n`));
    const answer = (await buffer(socket)).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('with a person’s cookie', () => {
  let cookie = '';
  beforeAll(async () => {
    const { users } = await createWorkspaceWith(db, { checker: {} });
    cookie = await sessionCookie(users.checker);
  });
  const add = (headers: Record<string, string>) =>
    ask('/api/sources', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', host: 'galley.example', ...headers },
      body: JSON.stringify(buildSource()),
    });

  test.each<[string, Record<string, string>, number]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://www.galley.example' }, 403],
    ['an old browser on another site', { origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    [
      'a site that says it was forwarded',
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      403,
    ],
    ['our own pages', { 'sec-fetch-site': 'same-origin', origin: 'http://galley.example' }, 201],
  ])('a write from %s is answered as it should be', async (_, headers, status) => {
    expect((await add(headers)).status).toBe(status);
  });

  test('a form of another site, which needs no leave, is refused by its type as well', async () => {
    expect((await add({ 'content-type': 'text/plain' })).status).toBe(415);
  });
});
