import { describe, expect, test } from 'vitest';
import { foreignFileHeaders } from '@/lib/http/foreign-files';

describe('the headers of what others made', () => {
  test.each([
    '/api/captures/0199a1b2/file',
    '/api/articles/0199a1b2/original',
    '/api/articles/0199a1b2/images/0199c3d4?v=1',
    '/g/some-Token_of-a-guest/images/0199c3d4',
  ])('let nothing run in %s', (url) => {
    expect(foreignFileHeaders(url)).toEqual({
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  test.each(['/articles/0199a1b2', '/api/articles/0199a1b2/images', '/g/some-Token_of-a-guest'])(
    'are those of every page at %s',
    (url) => expect(foreignFileHeaders(url)).toEqual({}),
  );
});
