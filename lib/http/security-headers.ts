/** What the headers depend on: the request's own nonce, the mode, and whether people reach us over HTTPS. */
export type HeaderFacts = { nonce: string; dev: boolean; https: boolean };

/**
 * The content security policy of one response: only scripts that carry the nonce run, and what they load; nothing is
 * taken from another host, nothing may frame us. Development adds what hot reload needs.
 */
export function contentSecurityPolicy({ nonce, dev }: Pick<HeaderFacts, 'nonce' | 'dev'>): string {
  const directives = {
    'default-src': "'self'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    // The development server puts styles into the page without a nonce, and a nonce would switch 'unsafe-inline' off.
    'style-src': dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': dev ? "'self' ws: wss:" : "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** All security headers of one response, by lower-case name. HSTS only over HTTPS, where it cannot lock anyone out. */
export function securityHeaders(facts: HeaderFacts): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(facts),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // Addresses hold article ids and invitation tokens, which are nobody else's business.
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(facts.https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
