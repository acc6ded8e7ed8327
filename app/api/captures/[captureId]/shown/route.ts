import { isShownAsItIs } from '@/lib/captures/file-rules';
import { captureParamsSchema } from '@/lib/captures/model';
import { requireCaptureBytes } from '@/lib/captures/queries';
import { notFound } from '@/lib/errors';
import { defineRoute } from '@/lib/http/define-route';
import { SHOWN_HEADERS } from '@/lib/http/foreign-files';
import { decode } from '@/lib/import/decode';

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
        'content-type': mediaType === 'text/html' ? htmlType(bytes) : mediaType,
        'content-length': String(bytes.length),
        'content-disposition': 'inline',
        ...SHOWN_HEADERS,
        'cache-control': 'private, no-store',
      },
    });
  },
});

// A page that does not say its encoding itself would be taken for Latin letters.
function htmlType(bytes: Uint8Array): string {
  const decoded = decode(bytes);
  return decoded.ok ? `text/html; charset=${decoded.encoding}` : 'text/html';
}
