/** Of a file that somebody else made: whatever opens it all the same can do nothing. */
export const DOWNLOAD_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
} as const;

/** Of a page or picture of somebody else's that is shown in a frame of ours: no scripts, no forms, no network, no origin. */
export const SHOWN_HEADERS = {
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'",
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

// Pictures in comments we have written ourselves from what somebody sent; they are shown, and nothing in them can run.
const PICTURE = /^\/(?:api\/articles|g)\/[\w-]+\/images\/[\w-]+$/;
const DOWNLOADED = /^\/api\/(?:captures\/[\w-]+\/file|articles\/[\w-]+\/original)$/;
const SHOWN = /^\/api\/captures\/[\w-]+\/shown$/;

/**
 * The security headers by which the answer at an address differs from every other one, because it is somebody else's file; none for
 * other addresses. The server sets them before Next answers, because Next keeps what is there already.
 */
export function foreignFileHeaders(url: string): Readonly<Record<string, string>> {
  const [path = ''] = url.split('?');
  if (SHOWN.test(path)) return SHOWN_HEADERS;
  return PICTURE.test(path) || DOWNLOADED.test(path) ? DOWNLOAD_HEADERS : {};
}
