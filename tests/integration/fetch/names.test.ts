import { afterEach, describe, expect, it, vi } from 'vitest';

import { fetchFrom } from '@/lib/fetch/fetch-from';
import type { World } from '@/lib/fetch/world';
import packageJson from '@/package.json';

import { closeSites, openPage, openSite, worldOf } from './sites';

afterEach(closeSites);

const text = new TextDecoder();

describe('a name', () => {
  it.each([
    ['loopback', ['127.0.0.1']],
    ['loopback in IPv6', ['::1']],
    ['a private address', ['192.168.1.10']],
    ['a private address after a public one', ['93.184.215.14', '10.0.0.1']],
    ['a public address after a private one', ['10.0.0.1', '93.184.215.14']],
    ['link-local with a zone', ['fe80::1%eth0']],
    ['IPv4 mapped into IPv6', ['::ffff:10.0.0.1']],
    ['a private address behind NAT64', ['64:ff9b::a00:1']],
    ['metadata', ['169.254.169.254']],
    ['what is no address', ['elsewhere.example']],
  ])('that stands for %s is refused', async (_name, answers) => {
    const world = worldOf([], { 'news.example': answers });
    expect(await fetchFrom(world, 'https://news.example/', null)).toMatchObject({
      ok: false,
      reason: 'not_outside',
      message: expect.stringMatching(/^This address leads into a private network/),
    });
  });

  it('without dots, as the hosts file of a machine may hold it, is judged by its answer too', async () => {
    const world = worldOf([], { intranet: ['127.0.0.1'] });
    expect(await fetchFrom(world, 'http://intranet/', null)).toMatchObject({ reason: 'not_outside' });
  });

  it('that nobody has is said to be unknown', async () => {
    expect(await fetchFrom(worldOf([]), 'https://news.example/', null)).toMatchObject({
      reason: 'unknown_host',
      message: expect.stringMatching(/^No server has the name/),
    });
    expect(await fetchFrom(worldOf([], { 'news.example': [] }), 'https://news.example/', null)).toMatchObject(
      { reason: 'unknown_host' },
    );
  });

  it('that cannot be resolved now is said to be out of reach', async () => {
    const failing: Partial<World> = {
      resolve: () => Promise.reject(Object.assign(new Error('Try again'), { code: 'EAI_AGAIN' })),
    };
    expect(await fetchFrom(worldOf([], {}, failing), 'https://news.example/', null)).toMatchObject({
      reason: 'unreachable',
    });
  });

  it('is connected to where it was checked, and not resolved again', async () => {
    const site = await openPage('<p>The public page</p>');
    const answers = [['127.0.0.1'], ['10.0.0.1'], ['10.0.0.1']];
    const resolve = vi.fn(() => Promise.resolve(answers.shift() ?? []));
    const world = worldOf([site], {}, { resolve });
    const result = await fetchFrom(world, `http://news.example:${site.port}/`, null);
    expect(result.ok && text.decode(result.bytes)).toBe('<p>The public page</p>');
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(site.requests).toHaveLength(1);
  });

  // All of 127.0.0.0/8 is this machine on Linux alone.
  it.runIf(process.platform === 'linux')(
    'never reaches what it stands for the second time, though that would answer',
    async () => {
      const site = await openPage('<p>The public page</p>');
      const hidden = await openPage('<p>The hidden page</p>', { ip: '127.0.0.2', port: site.port });
      const answers = [['127.0.0.1'], ['127.0.0.2']];
      const world = worldOf([site], {}, { resolve: () => Promise.resolve(answers.shift() ?? []) });
      const result = await fetchFrom(world, `http://news.example:${site.port}/`, null);
      expect(result.ok && text.decode(result.bytes)).toBe('<p>The public page</p>');
      expect(hidden.requests).toHaveLength(0);
      expect(
        await fetchFrom(
          { ...world, resolve: async () => ['127.0.0.2'] },
          `http://news.example:${site.port}/`,
          null,
        ),
      ).toMatchObject({ reason: 'not_outside' });
    },
  );

  it('is checked anew where a page leads on to its own name', async () => {
    const site = await openSite((_request, response) => response.writeHead(302, { location: '/next' }).end());
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const world = worldOf([site], {}, { resolve: () => Promise.resolve(answers.shift() ?? []) });
    expect(await fetchFrom(world, `http://news.example:${site.port}/`, null)).toMatchObject({
      reason: 'not_outside',
      message: expect.stringMatching(/^The page leads on to an address that leads into a private network/),
    });
    expect(site.requests).toHaveLength(1);
  });

  it('with several addresses is tried at each until one answers', async () => {
    const site = await openPage('<p>a</p>');
    const world = worldOf([site, { ...site, ip: '::1' }], { 'news.example': ['::1', '127.0.0.1'] });
    expect(await fetchFrom(world, `http://news.example:${site.port}/`, null)).toMatchObject({ ok: true });
  });

  it('is what the server is called, in punycode and without its closing dot', async () => {
    const site = await openPage('<p>a</p>');
    const world = worldOf([site], { 'xn--bcher-kva.example': ['127.0.0.1'] });
    const result = await fetchFrom(world, `http://BÜCHER.example.:${site.port}/Fähre?q=ü#teil`, null);
    expect(result).toMatchObject({
      ok: true,
      finalAddress: `http://xn--bcher-kva.example:${site.port}/F%C3%A4hre?q=%C3%BC`,
    });
    expect(site.requests[0]?.headers.host).toBe(`xn--bcher-kva.example:${site.port}`);
    expect(site.requests[0]?.url).toBe('/F%C3%A4hre?q=%C3%BC');
  });
});

describe('a request', () => {
  it('says who asks, what is taken, and nothing else', async () => {
    const site = await openSite((request, response) => {
      response.setHeader('set-cookie', 'seen=1; Path=/');
      response.setHeader('content-type', 'text/plain');
      if (request.url === '/') response.writeHead(302, { location: '/b' });
      response.end('a');
    });
    const world = worldOf([site], { 'news.example': ['127.0.0.1'] });
    const result = await fetchFrom(world, `http://news.example:${site.port}/`, null);
    expect(result).toMatchObject({ ok: true });
    expect(site.requests.map((request) => request.headers)).toEqual(
      [1, 2].map(() => ({
        'user-agent': `Galley/${packageJson.version}`,
        accept: expect.stringMatching(/^text\/html,.*application\/pdf;q=0\.8.*\*\/\*;q=0\.1$/),
        'accept-encoding': 'gzip, br, deflate',
        host: `news.example:${site.port}`,
        connection: 'close',
      })),
    );
  });
});
