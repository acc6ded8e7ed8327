import { articleParamsSchema } from '@/lib/articles/model';
import { getArticleOriginal } from '@/lib/articles/queries';
import { notFound } from '@/lib/errors';
import { asAttachment } from '@/lib/http/content-disposition';
import { defineRoute } from '@/lib/http/define-route';

/**
 * What was imported, byte by byte, always as a download: it is somebody else's file, perhaps a page with scripts, and must
 * not be shown as one of ours.
 */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  limit: 'export',
  handle: async ({ actor, params }) => {
    const original = await getArticleOriginal(actor, params.articleId);
    if (!original) throw notFound('file');
    return new Response(original.bytes, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': asAttachment(original.fileName || 'original.txt'),
        'content-length': String(original.size),
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  },
});
