import { afterEach, describe, expect, it } from 'vitest';

import { fetchFrom } from '@/lib/fetch/fetch-from';
import type { FetchRefusalReason } from '@/lib/fetch/refusal';

import { makeAuthority } from './certificate';
import { closeSites, openPage, openSite, worldOf, type Site } from './sites';

afterEach(closeSites);

const authority = makeAuthority();

/** Leads on from `/` to the location, and answers every other path with a page. */
function leadingTo(location: string | Buffer, status = 302, options = {}): Promise<Site> {
  return openSite((request, response) => {
    if (request.url === '/')
      response.writeHead(status, { location: location.toString('latin1') }).end('Moved');
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Arrived</p>');
  }, options);
}

describe('a page that leads on', () => {
  it.each<[string, string, FetchRefusalReason]>([
    ['loopback', 'http://127.0.0.1/', 'not_outside'],
    ['loopback by a number', 'http://2130706433/', 'not_outside'],
    ['loopback in IPv6', 'http://[::1]/', 'not_outside'],
    ['localhost', '//localhost/', 'not_outside'],
    ['a private address', 'http://10.0.0.1/', 'not_outside'],
    ['metadata', 'http://169.254.169.254/latest/meta-data/', 'not_outside'],
    ['a name that stands for a private address', 'http://inside.example/', 'not_outside'],
    ['a name that nobody has', 'http://nobody.example/', 'unknown_host'],
    ['ftp', 'ftp://news.example/', 'wrong_scheme'],
    ['a file', 'file:///etc/passwd', 'wrong_scheme'],
    ['data', 'data:text/html,<p>a', 'wrong_scheme'],
    ['a script', 'javascript:alert(1)', 'wrong_scheme'],
    ['another port', 'http://news.example:22/', 'wrong_port'],
    ['credentials', 'http://mira:secret@news.example/', 'credentials'],
    ['what cannot be read', 'http://[/', 'not_an_address'],
    ['a long address', `/${'a'.repeat(2_000)}`, 'too_long'],
  ])('to %s is refused', async (_name, location, reason) => {
    const site = await leadingTo(location);
    const world = worldOf([site], { 'news.example': ['127.0.0.1'], 'inside.example': ['10.0.0.1'] });
    expect(await fetchFrom(world, `http://news.example:${site.port}/`, null)).toMatchObject({
      ok: false,
      reason,
    });
    expect(site.requests).toHaveLength(1);
  });

  it('to another server of this machine is refused without touching it', async () => {
    const hidden = await openPage('<p>The hidden page</p>');
    const site = await leadingTo(`http://127.0.0.1:${hidden.port}/`);
    // Even where that port is allowed.
    const world = { ...worldOf([site]), ports: worldOf([site, hidden]).ports };
    expect(await fetchFrom(world, `http://127.0.0.1:${site.port}/`, null)).toMatchObject({
      reason: 'not_outside',
      message: expect.stringMatching(/^The page leads on to an address that leads into a private network/),
    });
    expect(hidden.requests).toHaveLength(0);
  });

  it.each([301, 302, 303, 307, 308])('with %i is followed', async (status) => {
    const site = await leadingTo('/next#part', status);
    expect(await fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null)).toMatchObject({
      ok: true,
      finalAddress: `http://127.0.0.1:${site.port}/next`,
      redirects: [`http://127.0.0.1:${site.port}/`],
    });
  });

  it.each([300, 304, 305, 302])('with %i, or without saying where to, is no page', async (status) => {
    const site = await openSite((_request, response) => {
      response.writeHead(status, status === 302 ? {} : { location: '/next' }).end();
    });
    expect(await fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null)).toMatchObject({
      reason: 'wrong_status',
      status,
    });
  });

  it('is followed where the location is written in letters of any script', async () => {
    const site = await leadingTo(Buffer.from('/渡轮?q=ü'));
    expect(await fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null)).toMatchObject({
      ok: true,
      finalAddress: `http://127.0.0.1:${site.port}/%E6%B8%A1%E8%BD%AE?q=%C3%BC`,
    });
  });

  it('five times is followed, six times is not', async () => {
    const site = await openSite((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
      else response.writeHead(200, { 'content-type': 'text/plain' }).end('Arrived');
    });
    const from = (times: number) =>
      fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/${times}`, null);
    const followed = await from(5);
    expect(followed.ok && followed.redirects).toHaveLength(5);
    expect(await from(6)).toMatchObject({ reason: 'too_many_redirects' });
  });

  it('in a circle ends', async () => {
    const site = await leadingTo('/');
    expect(await fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null)).toMatchObject({
      reason: 'too_many_redirects',
      message: expect.stringContaining('perhaps in a circle'),
    });
    expect(site.requests).toHaveLength(6);
  });

  it('from http to https is followed, from https to http is not', async () => {
    const plain = await openPage('<p>Plain</p>');
    const certificate = authority.issue('news.example');
    const secure = await leadingTo(`http://news.example:${plain.port}/`, 302, { certificate });
    const toSecure = await leadingTo(`https://news.example:${secure.port}/page`);
    const world = worldOf(
      [plain, secure, toSecure],
      { 'news.example': ['127.0.0.1'] },
      { authorities: authority.pem },
    );
    expect(await fetchFrom(world, `http://news.example:${toSecure.port}/`, null)).toMatchObject({
      ok: true,
      finalAddress: `https://news.example:${secure.port}/page`,
    });
    expect(await fetchFrom(world, `https://news.example:${secure.port}/`, null)).toMatchObject({
      reason: 'downgrade',
    });
    expect(plain.requests).toHaveLength(0);
  });

  it('without end in its body is left at once', async () => {
    const site = await openSite((request, response) => {
      if (request.url !== '/') return void response.writeHead(200, { 'content-type': 'text/plain' }).end('a');
      response.writeHead(302, { location: '/next' });
      const more = setInterval(() => response.write('a'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(more));
    });
    expect(await fetchFrom(worldOf([site]), `http://127.0.0.1:${site.port}/`, null)).toMatchObject({
      ok: true,
    });
  });
});
