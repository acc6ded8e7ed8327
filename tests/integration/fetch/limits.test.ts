import type { RequestListener, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

import { afterEach, describe, expect, it } from 'vitest';

import { fetchFrom } from '@/lib/fetch/fetch-from';
import type { World } from '@/lib/fetch/world';

import { closeSites, openSite, worldOf } from './sites';

afterEach(closeSites);

const QUICK = { maxTime: 300 };
const text = (headers: Record<string, string> = {}) => ({ 'content-type': 'text/plain', ...headers });

async function fetchOf(
  answer: RequestListener,
  rest: Partial<World> = {},
  signal: AbortSignal | null = null,
) {
  const site = await openSite(answer);
  const started = performance.now();
  const result = await fetchFrom(worldOf([site], {}, rest), `http://127.0.0.1:${site.port}/`, signal);
  return { result, site, took: performance.now() - started };
}

/** Writes again and again until the other side leaves, and counts what was written. */
function pour(response: ServerResponse, piece: string | Buffer, pause: number): void {
  const more = setInterval(() => response.write(piece), pause);
  response.on('close', () => clearInterval(more));
}

describe('a body', () => {
  it('as large as is taken is taken, and one byte more is not', async () => {
    const of = (length: number) =>
      fetchOf(
        (_request, response) => {
          response.writeHead(200, text());
          response.write('a'.repeat(length - 1));
          response.end('a');
        },
        { maxBody: 100_000 },
      );
    const { result } = await of(100_000);
    expect(result.ok && result.bytes.length).toBe(100_000);
    expect((await of(100_001)).result).toMatchObject({ reason: 'too_large' });
  });

  it('that announces more than 20 MB is not begun', async () => {
    const { result } = await fetchOf((_request, response) => {
      response.writeHead(200, text({ 'content-length': '20000001' })).flushHeaders();
    });
    expect(result).toMatchObject({
      reason: 'too_large',
      message:
        'What is there is larger than 20 MB: paste the part you need or upload a smaller file instead.',
    });
  });

  it('without end is left after 20 MB', async () => {
    const { result, site } = await fetchOf((_request, response) => {
      response.writeHead(200, text());
      pour(response, Buffer.alloc(1_000_000, 'a'), 0);
    });
    expect(result).toMatchObject({ reason: 'too_large' });
    expect(site.requests).toHaveLength(1);
  });

  const PACKINGS: [string, (bytes: Buffer) => Buffer][] = [
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ];

  it.each(PACKINGS)('packed with %s is unpacked', async (packing, pack) => {
    const { result } = await fetchOf((_request, response) => {
      response
        .writeHead(200, text({ 'content-encoding': packing }))
        .end(pack(Buffer.from('The ferry left.')));
    });
    expect(result.ok && new TextDecoder().decode(result.bytes)).toBe('The ferry left.');
  });

  it.each(PACKINGS)('that grows beyond 20 MB out of %s is refused', async (packing, pack) => {
    const bomb = pack(Buffer.alloc(25_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const { result } = await fetchOf((_request, response) => {
      response.writeHead(200, text({ 'content-encoding': packing })).end(bomb);
    });
    expect(result).toMatchObject({ reason: 'too_large' });
  });

  it.each<[string, Record<string, string>, Buffer]>([
    ['is not what it is packed with', { 'content-encoding': 'gzip' }, Buffer.from('no gzip at all')],
    ['is not the Brotli it says', { 'content-encoding': 'br' }, Buffer.alloc(50, 0xff)],
    [
      'is cut off inside its packing',
      { 'content-encoding': 'gzip' },
      gzipSync('a'.repeat(900)).subarray(0, 20),
    ],
    ['is packed in a way nobody asked for', { 'content-encoding': 'zstd' }, Buffer.from('a')],
    ['is packed twice', { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync('a'))],
  ])('that %s is refused as damaged', async (_name, headers, body) => {
    const { result } = await fetchOf((_request, response) => {
      response.writeHead(200, text(headers)).end(body);
    });
    expect(result).toMatchObject({ reason: 'damaged' });
  });

  it('that ends before its announced length is refused', async () => {
    const { result } = await fetchOf((_request, response) => {
      response.writeHead(200, text({ 'content-length': '100' }));
      response.write('Only the beginning', () => response.destroy());
    });
    expect(result).toMatchObject({ reason: 'unreachable' });
  });

  it.each([200, 204, 205])('of nothing is no page (%i)', async (status) => {
    const { result } = await fetchOf((_request, response) => {
      response.writeHead(status, text()).end();
    });
    expect(result).toMatchObject({ reason: 'empty' });
  });
});

describe('a server that is slow', () => {
  it.each<[string, RequestListener]>([
    ['to begin', () => undefined],
    [
      'with its headers, byte by byte',
      (_request, response) => {
        response.socket?.write('HTTP/1.1 200 OK\r\nx-slow: ');
        const more = setInterval(() => response.socket?.write('a'), 20);
        response.on('close', () => clearInterval(more));
      },
    ],
    [
      'with its body, byte by byte',
      (_request, response) => {
        response.writeHead(200, text());
        pour(response, 'a', 20);
      },
    ],
    [
      'with a packed body',
      (_request, response) => {
        response.writeHead(200, text({ 'content-encoding': 'gzip' }));
        response.write(gzipSync('a'.repeat(10_000)).subarray(0, 15));
      },
    ],
    [
      'with the first byte of a packed body',
      (_request, response) => {
        response.writeHead(200, text({ 'content-encoding': 'deflate' })).flushHeaders();
      },
    ],
    [
      'at each of many steps',
      (_request, response) => {
        setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 100);
      },
    ],
    [
      'to say anything after its hints',
      (_request, response) => {
        const more = setInterval(() => response.writeProcessing(), 20);
        response.on('close', () => clearInterval(more));
      },
    ],
  ])('%s is given up when the time is over', async (_name, answer) => {
    const { result, took } = await fetchOf(answer, QUICK);
    expect(result).toMatchObject({
      reason: 'too_slow',
      message: expect.stringMatching(/^The page did not arrive within 10 seconds/),
    });
    expect(took).toBeGreaterThan(250);
    expect(took).toBeLessThan(5_000);
  });

  it('to be found is given up too', async () => {
    const world = worldOf([], {}, { ...QUICK, resolve: () => new Promise(() => undefined) });
    expect(await fetchFrom(world, 'https://news.example/', null)).toMatchObject({ reason: 'too_slow' });
  });
});

describe('a fetch that the caller ends', () => {
  it('before it begins asks nobody', async () => {
    const { result, site } = await fetchOf(() => undefined, {}, AbortSignal.abort());
    expect(result).toMatchObject({ reason: 'aborted' });
    expect(site.requests).toHaveLength(0);
  });

  it('while a name is looked for ends', async () => {
    const caller = new AbortController();
    const world = worldOf(
      [],
      {},
      {
        resolve: () => {
          setImmediate(() => caller.abort());
          return new Promise(() => undefined);
        },
      },
    );
    expect(await fetchFrom(world, 'https://news.example/', caller.signal)).toMatchObject({
      reason: 'aborted',
    });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['headers', () => undefined],
    ['a body', (response) => void response.writeHead(200, text()).write('a')],
    [
      'a packed body',
      (response) =>
        void response
          .writeHead(200, text({ 'content-encoding': 'gzip' }))
          .write(gzipSync('a').subarray(0, 9)),
    ],
  ])('while it waits for %s leaves no connection open', async (_name, answer) => {
    const caller = new AbortController();
    const { result, site, took } = await fetchOf(
      (_request, response) => {
        answer(response);
        setTimeout(() => caller.abort(), 50);
      },
      {},
      caller.signal,
    );
    expect(result).toMatchObject({ ok: false, reason: 'aborted' });
    expect(took).toBeLessThan(5_000);
    await expect.poll(() => site.sockets.size).toBe(0);
  });
});
