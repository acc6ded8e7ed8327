import { requireGuestImage } from '@/lib/guests/guest-images';
import { guestLinkParamsSchema } from '@/lib/guests/live-model';
import { requireGuest } from '@/lib/guests/queries';
import { defineRoute } from '@/lib/http/define-route';
import { DOWNLOAD_HEADERS } from '@/lib/http/foreign-files';
import { idSchema } from '@/lib/ids';

/** A picture in the talk that a guest reads; who they are is told by the token of their link alone. */
export const GET = defineRoute({
  access: 'public',
  params: guestLinkParamsSchema.extend({ imageId: idSchema }),
  limit: 'read',
  handle: async ({ params: { token, imageId } }) => {
    const bytes = await requireGuestImage(await requireGuest(token), imageId);
    return new Response(bytes, {
      headers: {
        'content-type': 'image/webp',
        'content-length': String(bytes.length),
        'content-disposition': 'inline',
        ...DOWNLOAD_HEADERS,
        'referrer-policy': 'no-referrer',
        // Their link can be revoked.
        'cache-control': 'private, max-age=600',
      },
    });
  },
});
