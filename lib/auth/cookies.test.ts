import { describe, expect, test } from 'vitest';

import { readCookie, readCookies } from '@/lib/auth/cookies';

describe('a cookie header', () => {
  const header = 'a=1; session=x%2By=; broken=%E0%A4%A; a=2;=nameless; flag; spaced = 3 ';

  test('gives each value by its name', () => {
    expect(readCookie(header, 'session')).toBe('x+y=');
    expect(readCookie(header, 'spaced')).toBe('3');
    expect(readCookie(header, 'a')).toBe('1');
  });

  test('gives nothing for what is missing or malformed', () => {
    expect(readCookie(null, 'a')).toBeUndefined();
    expect(readCookie(header, 'broken')).toBeUndefined();
    expect(readCookie(header, 'flag')).toBeUndefined();
    expect(readCookie(header, 'sess')).toBeUndefined();
  });

  test('gives all that are well formed', () => {
    expect(readCookies(header)).toEqual({ a: '1', session: 'x+y=', spaced: '3' });
    expect(readCookies(null)).toEqual({});
  });
});
