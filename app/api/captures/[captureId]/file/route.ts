import { copyFileName } from '@/lib/captures/file-rules';
import { captureParamsSchema } from '@/lib/captures/model';
import { requireCaptureBytes } from '@/lib/captures/queries';
import { asAttachment } from '@/lib/http/content-disposition';
import { defineRoute } from '@/lib/http/define-route';
import { DOWNLOAD_HEADERS } from '@/lib/http/foreign-files';

/**
 * What was kept, byte by byte, always as a download: it is somebody else's file, perhaps a page with scripts, and must not be shown
 * as one of ours.
 */
export const GET = defineRoute({
  access: 'member',
  params: captureParamsSchema,
  limit: 'export',
  handle: async ({ actor, params }) => {
    const copy = await requireCaptureBytes(actor, params.captureId);
    return new Response(copy.bytes, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': asAttachment(copyFileName(copy)),
        'content-length': String(copy.bytes.length),
        ...DOWNLOAD_HEADERS,
        'cache-control': 'private, no-store',
      },
    });
  },
});
