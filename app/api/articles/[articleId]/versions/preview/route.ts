import { readInput } from '@/app/api/import/read-import';
import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';
import { previewVersion, requireWritableArticle } from '@/lib/versions/preview-version';

/** What a paste or a file, in the same request as an import, would be as the next version of the text. Nothing is kept. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  limit: 'upload',
  handle: async ({ actor, params: { articleId }, request }) => {
    await requireWritableArticle(actor, articleId);
    const { draft, original } = await readInput(request);
    return await previewVersion(actor, articleId, { ...draft, isPlain: original.mediaType === 'text/plain' });
  },
});
