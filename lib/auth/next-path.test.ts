import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { safePath, signInPath } from '@/lib/auth/next-path';

describe('the path after signing in', () => {
  test.each(['/articles/1?at=2#3', '/invite/abc-DEF_1', '/settings', '/'])('may be %s', (path) => {
    expect(safePath(path)).toBe(path);
  });

  test.each([
    undefined,
    null,
    '',
    'articles',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/\t/evil.example',
    '/a b',
    'javascript:alert(1)',
    `/${'a'.repeat(2_000)}`,
  ])('is the list of articles instead of %s', (value) => {
    expect(safePath(value)).toBe('/articles');
  });

  test('never leaves our host, whatever is given', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      'http:',
      'evil.example',
      '\t',
      '%2f',
      '?',
      '#',
      'a',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (drawn) => {
        const path = safePath(drawn.join(''));
        expect(new URL(path, 'https://galley.example').host).toBe('galley.example');
        expect(safePath(path)).toBe(path);
      }),
    );
  });

  test('is carried by the address of the sign-in page', () => {
    expect(signInPath('/articles')).toBe('/sign-in');
    expect(signInPath('/articles/1?at=2')).toBe('/sign-in?next=%2Farticles%2F1%3Fat%3D2');
    expect(signInPath('//evil.example')).toBe('/sign-in');
  });
});
