import { archiveArticle, deleteArticle, restoreArticle, updateArticleFields } from '@/lib/articles/commands';
import { articleParamsSchema, articlePatchSchema } from '@/lib/articles/model';
import { requireArticleView } from '@/lib/articles/queries';
import { defineRoute } from '@/lib/http/define-route';

/** The article with its document; its text is the document's projection. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  limit: 'read',
  handle: ({ actor, params }) => requireArticleView(actor, params.articleId),
});

/** Changes fields and answers with the article as it is then, or moves it into the archive or back and answers nothing. */
export const PATCH = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: articlePatchSchema,
  limit: 'write',
  handle: async ({ actor, params: { articleId }, body }) => {
    if ('changes' in body) return await updateArticleFields(actor, articleId, body.changes);
    await (body.archived ? archiveArticle : restoreArticle)(actor, articleId);
    return undefined;
  },
});

/** Deletes the article with everything on it, for good. */
export const DELETE = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  limit: 'write',
  handle: ({ actor, params }) => deleteArticle(actor, params.articleId),
});
