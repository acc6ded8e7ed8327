import { describe, expect, test } from 'vitest';

import { hashPassword, verifyPassword } from '@/lib/auth/passwords';

describe('a hash', () => {
  test('is argon2id at the cost that OWASP names', async () => {
    expect(await hashPassword('seven swans a-swimming')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('opens for its password only', async () => {
    const hash = await hashPassword('seven swans a-swimming');
    expect(await verifyPassword(hash, 'seven swans a-swimming')).toBe(true);
    expect(await verifyPassword(hash, 'seven swans a-swimmin')).toBe(false);
    expect(await verifyPassword(hash, '')).toBe(false);
  });

  test('is the same however the keyboard composes a letter', async () => {
    const hash = await hashPassword('caf\u00e9 au lait et \ufb01n');
    expect(await verifyPassword(hash, 'cafe\u0301 au lait et fin')).toBe(true);
  });

  test('that is missing opens for nothing', async () => {
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
  });
});
