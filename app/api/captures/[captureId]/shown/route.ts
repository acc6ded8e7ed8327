import { isShownAsItIs } from '@/lib/captures/file-rules';
import { captureParamsSchema } from '@/lib/captures/model';
import { requireCaptureBytes } from '@/lib/captures/queries';
import { notFound } from '@/lib/errors';
import { defineRoute } from '@/lib/http/define-route';

/**
 * A web page or a picture as it looks. The page has no origin, no scripts, no forms, no network: of what it would load it shows only what
 * is inside it. It can be framed by Galley alone. Everything else is for the download.
 */
export const GET = defineRoute({
  access: 'member',
  params: captureParamsSchema,
  limit: 'read',
  handle: async ({ actor, params }) => {
    const { bytes, mediaType } = await requireCaptureBytes(actor, params.captureId);
    if (!isShownAsItIs(mediaType)) throw notFound('picture');
    return new Response(bytes, {
      headers: {
        'content-type': mediaType,
        'content-length': String(bytes.length),
        'content-disposition': 'inline',
        'content-security-policy':
          "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'",
        'x-frame-options': 'SAMEORIGIN',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-store',
      },
    });
  },
});
