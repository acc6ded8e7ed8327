import { articleParamsSchema } from '@/lib/articles/model';
import { getArticleOriginal } from '@/lib/articles/queries';
import { notFound } from '@/lib/errors';
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
        'content-disposition': disposition(original.fileName || 'original.txt'),
        'content-length': String(original.size),
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  },
});

// RFC 6266: a plain name for all, and the name itself for those who read RFC 8187.
function disposition(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w. -]/g, '_');
  const exact = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
