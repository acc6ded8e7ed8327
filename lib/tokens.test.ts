import { expect, test } from 'vitest';

import { hashToken, newToken } from '@/lib/tokens';

test('a token is new each time, and an address takes it as it is', () => {
  const tokens = Array.from({ length: 100 }, newToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(encodeURIComponent(token)).toBe(token);
  }
});

test('what is kept of a token is the same each time, and another for another token', () => {
  // Of NIST's example for SHA-256.
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hashToken('abd')).not.toBe(hashToken('abc'));
});
