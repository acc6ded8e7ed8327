import { afterEach, describe, expect, it, vi } from 'vitest';

import { fetchFrom } from '@/lib/fetch/fetch-from';

import { makeAuthority, type Certificate } from './certificate';
import { closeSites, openPage, openSite, worldOf, type Site } from './sites';

afterEach(closeSites);

const authority = makeAuthority();
const NAMES = { 'news.example': ['127.0.0.1'] };

const plainly = (site: Site) => fetchFrom(worldOf([site], NAMES), `http://news.example:${site.port}/`, null);
const securely = (site: Site, authorities: string | null = authority.pem) =>
  fetchFrom(worldOf([site], NAMES, { authorities }), `https://news.example:${site.port}/`, null);

describe('a status', () => {
  it.each([
    [206, /^The server answered without a page \(206\)/],
    [400, /^The server answered without a page \(400\)/],
    [401, /^The server does not let Galley read this page \(401\)/],
    [403, /^The server does not let Galley read this page \(403\)/],
    [404, /^There is no page at this address \(404\)/],
    [410, /^There is no page at this address \(410\)/],
    [429, /^The server has been asked too often \(429\)/],
    [451, /^The server withholds this page for legal reasons \(451\)/],
    [500, /^The server could not give the page \(500\)/],
    [503, /^The server could not give the page \(503\)/],
  ])('of %i is told in a sentence, and its page is not kept', async (status, message) => {
    const site = await openSite((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<p>An excuse</p>');
    });
    expect(await plainly(site)).toEqual({
      ok: false,
      reason: 'wrong_status',
      status,
      message: expect.stringMatching(message),
    });
  });

  it.each([200, 203])('of %i is a page', async (status) => {
    const site = await openSite((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<p>a</p>');
    });
    expect(await plainly(site)).toMatchObject({ ok: true, status });
  });
});

describe('a server', () => {
  it('that does not listen is out of reach', async () => {
    const site = await openPage('');
    await site.close();
    // It closes once more after the test, which must not fail.
    site.close = () => Promise.resolve();
    expect(await plainly(site)).toMatchObject({ reason: 'unreachable' });
  });

  it('that hangs up without a word is out of reach', async () => {
    const site = await openSite((request) => request.socket.destroy());
    expect(await plainly(site)).toMatchObject({ reason: 'unreachable' });
  });

  it.each([
    ['speaks another language', 'SSH-2.0-OpenSSH_9.2\r\n'],
    [
      'sends headers without end',
      `HTTP/1.1 200 OK\r\n${'x: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n'.repeat(10_000)}`,
    ],
    ['sends two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na'],
  ])('that %s is refused as damaged', async (_name, answer) => {
    const site = await openSite((request) => void request.socket.write(answer));
    expect(await plainly(site)).toMatchObject({ reason: 'damaged' });
  });

  it('that changes over to another protocol is refused', async () => {
    const site = await openSite((request) => {
      request.socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n');
    });
    expect(await plainly(site)).toMatchObject({ ok: false, reason: 'unreachable' });
  });

  it('with large headers, as news sites send them, is read', async () => {
    const site = await openSite((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html', 'x-policy': 'a'.repeat(40_000) })
        .end('<p>a</p>');
    });
    expect(await plainly(site)).toMatchObject({ ok: true });
  });
});

describe('a secure server', () => {
  it('is asked for by its name, though the connection goes to the checked address', async () => {
    const site = await openPage('<p>Secure</p>', { certificate: authority.issue('news.example') });
    expect(await securely(site)).toMatchObject({
      ok: true,
      finalAddress: `https://news.example:${site.port}/`,
    });
    expect(site.askedFor()).toBe('news.example');
    expect(site.requests[0]?.headers.host).toBe(`news.example:${site.port}`);
  });

  it.each<[string, Certificate, string | null]>([
    ['that nobody vouches for', authority.issue('news.example'), null],
    ['that another authority vouches for', authority.issue('news.example'), makeAuthority().pem],
    ['of another name', authority.issue('other.example'), authority.pem],
    ['of the IP address only', authority.issue('127.0.0.1'), authority.pem],
    ['that has ended', authority.issue('news.example', true), authority.pem],
  ])('with a certificate %s is refused', async (_name, certificate, authorities) => {
    const site = await openPage('<p>Secure</p>', { certificate });
    expect(await securely(site, authorities)).toMatchObject({
      reason: 'not_secure',
      message: expect.stringMatching(/^The server does not prove that it is the one named/),
    });
    expect(site.requests).toHaveLength(0);
  });

  it('is not believed because of an environment variable', async () => {
    const site = await openPage('<p>Secure</p>', { certificate: authority.issue('other.example') });
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const result = await securely(site);
    vi.unstubAllEnvs();
    // Node read the variable; it is the request that did not.
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
    expect(result).toMatchObject({ reason: 'not_secure' });
  });

  it('that speaks plainly is refused', async () => {
    expect(await securely(await openPage('<p>Plain</p>'))).toMatchObject({ reason: 'not_secure' });
  });
});
