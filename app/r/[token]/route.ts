import { createHash } from 'node:crypto';
import { z } from 'zod';
import { publicOrigin } from '@/app/api/public-origin';
import { renderNotice, renderReport, renderWithdrawn } from '@/lib/export/report/page';
import { isNewest } from '@/lib/export/report/view';
import { defineRoute } from '@/lib/http/define-route';
import { REPORT_HEADERS } from '@/lib/http/report-headers';
import { REPORT_SECONDS } from '@/lib/report/model';
import { readPublicReport, type PublicAnswer } from '@/lib/report/queries';

const TOKEN = /^[\w-]{32,64}$/;

/**
 * The public report of an article, for anybody who has its link. What is not there, was revoked or was never published is answered alike; what was
 * withdrawn says so. Caches may keep it for a minute, and ask with its tag whether it is still so.
 */
export const GET = defineRoute({
  access: 'public',
  params: z.object({ token: z.string() }),
  limit: 'read',
  handle: async ({ params: { token }, request }) => {
    const asked = new URL(request.url).searchParams.get('publication');
    const isAskable = TOKEN.test(token) && (asked === null || /^[1-9]\d{0,5}$/.test(asked));
    const answer: PublicAnswer = isAskable
      ? await readPublicReport(token, asked === null ? null : Number(asked))
      : { what: 'nothing' };
    return respond(answer, request, token);
  },
});

function respond(answer: PublicAnswer, request: Request, token: string): Response {
  switch (answer.what) {
    case 'nothing': {
      const page = renderNotice('There is nothing here', [
        'The link may have been revoked, or it is not complete. Whoever gave it to you can give you a new one.',
      ]);
      return new Response(page, { status: 404, headers: { ...HEADERS, 'cache-control': 'no-store' } });
    }
    case 'withdrawn':
      return cacheable(request, renderWithdrawn(answer), { status: 410, isListed: false });
    case 'report': {
      const origin = publicOrigin(request);
      const page = { ...answer, origin, address: `${origin}/r/${token}` };
      const isListed = answer.options.isListed && isNewest(page);
      return cacheable(request, renderReport(page), { status: 200, isListed });
    }
  }
}

const HEADERS = {
  ...REPORT_HEADERS,
  'content-type': 'text/html; charset=utf-8',
  'x-robots-tag': 'noindex',
} as const;

function cacheable(
  request: Request,
  page: string,
  { status, isListed }: { status: number; isListed: boolean },
): Response {
  // Weak: on its way it may be packed.
  const etag = `W/"${createHash('sha256').update(page).digest('base64url').slice(0, 32)}"`;
  const headers = new Headers({
    ...HEADERS,
    etag,
    'cache-control': `public, max-age=${REPORT_SECONDS}, must-revalidate`,
  });
  if (isListed) headers.delete('x-robots-tag');
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  const isKnown = known.some((tag) => tag.trim().replace(/^W\//, '') === etag.slice(2));
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(page, { status, headers });
}
