import { AppError } from '@/lib/errors';

/**
 * Refuses writes that another site's page sends with a person's cookie. Requests without either header do not come from a browser's page
 * and carry no ambient cookie.
 */
export function refuseCrossSite(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const host = request.headers.get('host') ?? new URL(request.url).host;
  const foreign =
    site !== null ? site !== 'same-origin' && site !== 'none' : origin !== null && hostOf(origin) !== host;
  if (foreign) throw new AppError('forbidden', 'This request came from another site.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
