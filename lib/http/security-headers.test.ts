import { describe, expect, test } from 'vitest';

import { contentSecurityPolicy, securityHeaders } from '@/lib/http/security-headers';

function directive(policy: string, name: string): string[] {
  const found = policy.split('; ').find((part) => part.startsWith(`${name} `));
  return (found ?? '').split(' ').slice(1);
}

describe('the content security policy', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc123', dev: false });

  test('runs scripts by nonce only, whatever their host', () => {
    expect(directive(policy, 'script-src')).toEqual(["'nonce-abc123'", "'strict-dynamic'"]);
  });

  test('allows nothing unsafe and no other host', () => {
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test.each(['object-src', 'base-uri', 'frame-ancestors'])('refuses %s altogether', (name) => {
    expect(directive(policy, name)).toEqual(["'none'"]);
  });

  test('lets the development server evaluate code, put in styles and open its socket', () => {
    const loose = contentSecurityPolicy({ nonce: 'abc123', dev: true });
    expect(directive(loose, 'script-src')).toContain("'unsafe-eval'");
    expect(directive(loose, 'connect-src')).toContain('ws:');
    // A nonce in the same directive would make browsers ignore 'unsafe-inline'.
    expect(directive(loose, 'style-src')).toEqual(["'self'", "'unsafe-inline'"]);
  });
});

describe('the security headers', () => {
  test('promise HTTPS for the future only when people reach us over it', () => {
    const name = 'strict-transport-security';
    expect(securityHeaders({ nonce: 'n', dev: false, https: true })[name]).toMatch(/^max-age=\d{8}/);
    expect(securityHeaders({ nonce: 'n', dev: false, https: false })).not.toHaveProperty(name);
  });

  test('carry the policy of the same nonce', () => {
    const headers = securityHeaders({ nonce: 'n1', dev: false, https: false });
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy({ nonce: 'n1', dev: false }));
  });
});
