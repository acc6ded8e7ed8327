import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isOutside } from '@/lib/fetch/outside';

describe('isOutside', () => {
  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '203.0.114.0',
    '223.255.255.255',
    '2001:200::1',
    '2001:db9::1',
    '2003::1',
    '2606:4700::1111',
    '2a00:1450:4001::200e',
    '64:ff9b::808:808',
    '64:ff9b::8.8.8.8',
  ])('is true of what is handed out to the world, to the edges of what is not: %s', (address) => {
    expect(isOutside(address)).toBe(true);
  });

  it.each([
    '10.0.0.0',
    '100.64.0.0',
    '127.255.255.255',
    '172.16.0.0',
    '172.31.255.255',
    '198.19.255.255',
    '224.0.0.0',
    '255.255.255.255',
    '2001:1ff:ffff::1',
    '2001:db8:ffff::1',
    '2002::1',
    '3fff:fff::1',
    '1fff::1',
    '4000::1',
    'fdff::1',
    '64:ff9b::',
    '64:ff9b::a00:1',
    '64:ff9b::192.168.0.1',
  ])('is false of the edges of what is not: %s', (address) => {
    expect(isOutside(address)).toBe(false);
  });

  it.each([
    '',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '08.8.8.8',
    ' 8.8.8.8',
    '8.8.8.8:80',
    '[2a00::1]',
    '2a00::1%1',
  ])('is false of what is no address as a resolver writes it: “%s”', (address) => {
    expect(isOutside(address)).toBe(false);
  });

  it('is true behind NAT64 of just those IPv4 addresses of which it is true', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isOutside(`64:ff9b::${address}`)).toBe(isOutside(address));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is false of every IPv4 address that IPv6 carries in another way', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b:1::'),
        (address, prefix) => {
          expect(isOutside(prefix + address)).toBe(false);
        },
      ),
    );
  });

  it('is the same of all spellings of an IPv6 address', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(isOutside(new URL(`http://[${address}]`).hostname.slice(1, -1))).toBe(isOutside(address));
      }),
    );
  });
});
