import { describe, expect, test } from 'vitest';

import { clientAddress, requestId } from '@/lib/http/request-origin';

const socketAddress = '192.0.2.9';

describe('the address of a request', () => {
  test.each([
    ['without trusted proxies is the socket, whatever is claimed', 0, '198.51.100.1', '192.0.2.9'],
    ['behind one proxy is what that proxy appended', 1, '198.51.100.1, 203.0.113.5', '203.0.113.5'],
    ['behind two is what the outer one appended', 2, '198.51.100.1, 203.0.113.5, 10.0.0.2', '203.0.113.5'],
    ['is the socket when the header is too short', 2, '203.0.113.5', '192.0.2.9'],
    ['is the socket when the header is empty', 1, ' , ', '192.0.2.9'],
  ])('%s', (_, trustedProxies, forwarded, expected) => {
    const headers = { 'x-forwarded-for': forwarded };
    expect(clientAddress({ headers, socketAddress, trustedProxies })).toBe(expected);
  });

  test('is written plainly when an IPv4 address arrives on an IPv6 socket', () => {
    expect(clientAddress({ headers: {}, socketAddress: '::ffff:192.0.2.9', trustedProxies: 0 })).toBe(
      '192.0.2.9',
    );
    expect(clientAddress({ headers: {}, socketAddress: '::ffff:1', trustedProxies: 0 })).toBe('::ffff:1');
  });
});

describe('the id of a request', () => {
  const headers = { 'x-request-id': 'proxy-id-12345' };

  test('is taken from a trusted proxy', () => {
    expect(requestId({ headers, socketAddress, trustedProxies: 1 }, 'fresh')).toBe('proxy-id-12345');
  });

  test('is never taken from a stranger', () => {
    expect(requestId({ headers, socketAddress, trustedProxies: 0 }, 'fresh')).toBe('fresh');
  });

  test.each(['', 'short', 'with space 123', 'line\nbreak-123', 'x'.repeat(129)])(
    'is fresh instead of %j',
    (given) => {
      const request = { headers: { 'x-request-id': given }, socketAddress, trustedProxies: 1 };
      expect(requestId(request, 'fresh')).toBe('fresh');
    },
  );
});
