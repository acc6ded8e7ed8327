import { expect, test } from 'vitest';

import { REPORT_HEADERS, reportHeaders } from '@/lib/http/report-headers';

test.each([
  ['/r/abc', true],
  ['/r/abc?publication=1', true],
  ['/r', false],
  ['/reset/abc', false],
  ['/articles/r/abc', false],
  ['/?/r/abc', false],
])('%s is answered as a report: %s', (url, isReport) => {
  expect(reportHeaders(url)).toEqual(isReport ? REPORT_HEADERS : {});
});

test('a report runs nothing and loads nothing', () => {
  const policy = REPORT_HEADERS['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script-src|https?:|\*/);
});
