import { defineRoute } from '@/lib/http/define-route';
import { DOWNLOAD_HEADERS } from '@/lib/http/foreign-files';
import { imageParamsSchema } from '@/lib/images/model';
import { requireImageBytes } from '@/lib/images/queries';

/** A picture in a comment on the article. It never changes, so a browser keeps it; it may have seen what was deleted since. */
export const GET = defineRoute({
  access: 'member',
  params: imageParamsSchema,
  limit: 'read',
  handle: async ({ actor, params }) => {
    const bytes = await requireImageBytes(actor, params);
    return new Response(bytes, {
      headers: {
        'content-type': 'image/webp',
        'content-length': String(bytes.length),
        'content-disposition': 'inline',
        ...DOWNLOAD_HEADERS,
        'cache-control': 'private, max-age=31536000, immutable',
      },
    });
  },
});
