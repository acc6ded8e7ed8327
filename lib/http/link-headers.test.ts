import { expect, test } from 'vitest';

import { linkHeaders } from '@/lib/http/link-headers';

test.each([
  ['/reset/abc', true],
  ['/reset/abc?_rsc=1', true],
  ['/confirm-email/abc', true],
  ['/invite/abc', true],
  ['/g/abc', true],
  ['/g/abc/word', true],
  ['/forgot', false],
  ['/articles/reset/abc', false],
  ['/?/reset/abc', false],
])('%s is kept out of referrers: %s', (url, kept) => {
  expect(linkHeaders(url)).toEqual(kept ? { 'referrer-policy': 'no-referrer' } : {});
});
