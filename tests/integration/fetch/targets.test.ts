import { describe, expect, it, vi } from 'vitest';

import { fetchAddress } from '@/lib/fetch/fetch-address';
import { fetchFrom } from '@/lib/fetch/fetch-from';
import type { FetchRefusalReason } from '@/lib/fetch/refusal';
import { INTERNET } from '@/lib/fetch/world';

/** Hosts that lead inside, however they are written. */
const INSIDE: [string, string[]][] = [
  [
    'loopback',
    [
      '127.0.0.1',
      '127.1',
      '127.0.1',
      '127.255.255.254',
      '0x7f.1',
      '0x7f000001',
      '0x7F.0x0.0x0.0x1',
      '2130706433',
      '017700000001',
      '0177.0.0.1',
      '127.0.0.1.',
      '１２７.０.０.１',
      '127。0。0。1',
      '①②⑦.⓪.⓪.①',
      '%31%32%37.0.0.1',
      '[::1]',
      '[0:0:0:0:0:0:0:1]',
      '[0000:0000:0000:0000:0000:0000:0000:0001]',
    ],
  ],
  [
    'localhost',
    [
      'localhost',
      'LocalHost',
      'localhost.',
      'localhost..',
      'a.localhost',
      'a.b.LOCALHOST.',
      '%6cocalhost',
      'ｌｏｃａｌｈｏｓｔ',
      'local\thost',
    ],
  ],
  ['unspecified', ['0.0.0.0', '0', '0x0', '0.1.2.3', '[::]']],
  [
    'private',
    [
      '10.0.0.1',
      '10.255.255.255',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '192.168.65281',
      '0xa000001',
    ],
  ],
  ['link-local', ['169.254.1.1', '[fe80::1]', '[febf::1]']],
  ['unique local', ['[fc00::1]', '[fd12:3456::1]']],
  ['site-local', ['[fec0::1]']],
  ['carrier-grade NAT', ['100.64.0.1', '100.127.255.255']],
  [
    'cloud metadata',
    ['169.254.169.254', '2852039166', '[fd00:ec2::254]', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
  ],
  ['benchmarking', ['198.18.0.1', '198.19.255.255', '[2001:2::1]']],
  ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '[2001:db8::1]', '[3fff::1]']],
  ['multicast', ['224.0.0.1', '239.255.255.255', '[ff02::1]']],
  [
    'reserved and broadcast',
    ['240.0.0.1', '255.255.255.255', '0xffffffff', '192.0.0.8', '[100::1]', '[4000::1]'],
  ],
  [
    'IPv4 in IPv6',
    [
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[0:0:0:0:0:ffff:7f00:1]',
      '[::ffff:10.0.0.1]',
      '[::ffff:8.8.8.8]',
      '[::127.0.0.1]',
      '[::ffff:0:127.0.0.1]',
    ],
  ],
  [
    'NAT64',
    [
      '[64:ff9b::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[64:ff9b::10.0.0.1]',
      '[64:ff9b::a9fe:a9fe]',
      '[64:ff9b:1::1]',
    ],
  ],
  ['6to4', ['[2002:7f00:1::]', '[2002:a00:1::1]', '[2002:808:808::1]']],
  ['Teredo', ['[2001:0:4136:e378:8000:63bf:80ff:fffe]']],
];

const rows = INSIDE.flatMap(([kind, hosts]) => hosts.map((host): [string, string] => [kind, host]));

describe('an address that leads inside', () => {
  it.each(rows)('is refused: %s, written %s', async (_kind, host) => {
    for (const address of [`http://${host}/`, `https://${host}/a?b=c`]) {
      const result = await fetchAddress(address);
      expect(result).toMatchObject({ ok: false, reason: 'not_outside' });
    }
  });

  it('is refused without a name being asked for', async () => {
    const resolve = vi.fn(INTERNET.resolve);
    for (const [, host] of rows) await fetchFrom({ ...INTERNET, resolve }, `http://${host}/`, null);
    expect(resolve).not.toHaveBeenCalled();
  });
});

describe('an address that is none to fetch', () => {
  it.each<[string, string, FetchRefusalReason]>([
    ['nothing', '', 'not_an_address'],
    ['words', 'the ferry report', 'not_an_address'],
    ['no scheme', 'news.example/ferry', 'not_an_address'],
    ['a path', '/etc/passwd', 'not_an_address'],
    ['no host', 'http://', 'not_an_address'],
    ['a number that is no address', 'http://256.256.256.256/', 'not_an_address'],
    ['five numbers', 'http://1.2.3.4.5/', 'not_an_address'],
    ['a zone', 'http://[fe80::1%25eth0]/', 'not_an_address'],
    ['a zero byte in the host', 'http://news.example%00.evil.example/', 'not_an_address'],
    ['ftp', 'ftp://news.example/', 'wrong_scheme'],
    ['a file', 'file:///etc/passwd', 'wrong_scheme'],
    ['data', 'data:text/html,<p>a', 'wrong_scheme'],
    ['a script', 'javascript:alert(1)', 'wrong_scheme'],
    ['a blob', 'blob:https://news.example/1', 'wrong_scheme'],
    ['gopher', 'gopher://news.example:70/', 'wrong_scheme'],
    ['a web socket', 'ws://news.example/', 'wrong_scheme'],
    ['a user', 'https://mira@news.example/', 'credentials'],
    ['a password', 'https://:secret@news.example/', 'credentials'],
    ['a host hidden as a user', 'https://news.example@127.0.0.1/', 'credentials'],
    ['ssh', 'http://news.example:22/', 'wrong_port'],
    ['a database', 'http://news.example:5432/', 'wrong_port'],
    ['port 0', 'http://news.example:0/', 'wrong_port'],
    ['a port for trials', 'https://news.example:8443/', 'wrong_port'],
    ['a long address', `https://news.example/${'a'.repeat(2_000)}`, 'too_long'],
    ['a very long address', `https://${'.'.repeat(3_000_000)}a`, 'too_long'],
  ])('is refused: %s', async (_name, address, reason) => {
    const resolve = vi.fn(INTERNET.resolve);
    const result = await fetchFrom({ ...INTERNET, resolve }, address, null);
    expect(result).toMatchObject({ ok: false, reason });
    expect(resolve).not.toHaveBeenCalled();
  });
});

describe('the off switch', () => {
  it('refuses every address, and says so', async () => {
    vi.stubEnv('GALLEY_FETCH', 'off');
    vi.resetModules();
    const switchedOff = await import('@/lib/fetch/fetch-address');
    vi.unstubAllEnvs();
    vi.resetModules();
    expect(await switchedOff.fetchAddress('https://news.example/')).toEqual({
      ok: false,
      reason: 'switched_off',
      message: 'Fetching web addresses is switched off here: paste the text or upload the file instead.',
      status: null,
    });
  });
});
