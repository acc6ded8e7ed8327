const LINKS = /^\/(?:reset|confirm-email|invite|g)\//;

/** The headers by which the page of a link differs from other pages: its address opens something, so it is told to nobody, not even to us. */
export function linkHeaders(url: string): Readonly<Record<string, string>> {
  return LINKS.test(url) ? { 'referrer-policy': 'no-referrer' } : {};
}
