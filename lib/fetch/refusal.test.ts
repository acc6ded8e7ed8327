import { describe, expect, it } from 'vitest';

import { refusal, type FetchRefusalReason } from '@/lib/fetch/refusal';

const REASONS: Record<FetchRefusalReason, true> = {
  switched_off: true,
  not_an_address: true,
  too_long: true,
  wrong_scheme: true,
  credentials: true,
  wrong_port: true,
  not_outside: true,
  downgrade: true,
  too_many_redirects: true,
  unknown_host: true,
  unreachable: true,
  not_secure: true,
  too_slow: true,
  wrong_status: true,
  wrong_type: true,
  type_mismatch: true,
  too_large: true,
  damaged: true,
  empty: true,
  aborted: true,
};
const messages = Object.keys(REASONS).map((reason): [string, string] => [
  reason,
  refusal(reason as FetchRefusalReason).message,
]);
const statuses = [302, 401, 404, 429, 451, 503].map((status): [string, string] => [
  `status ${status}`,
  refusal('wrong_status', { status }).message,
]);

describe('a refusal', () => {
  it.each([...messages, ...statuses])(
    'is one sentence, and offers to paste and to upload: %s',
    (_name, message) => {
      expect(message).toMatch(/^[A-Z][^.!?]+\.$/);
      expect(message).toMatch(/paste .*upload /);
    },
  );

  it('has a sentence of its own', () => {
    expect(new Set([...messages, ...statuses].map(([, message]) => message)).size).toBe(
      messages.length + statuses.length,
    );
  });

  it('blames the page, not the address, for where the page leads', () => {
    const of = (redirected: boolean) => refusal('not_outside', { redirected }).message;
    expect(of(false)).toMatch(/^This address leads/);
    expect(of(true)).toMatch(/^The page leads on to an address that leads/);
  });
});
