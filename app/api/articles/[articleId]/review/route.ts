import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';
import { moveArticle } from '@/lib/review/commands/move-article';
import { moveInputSchema } from '@/lib/review/model';
import { getReview } from '@/lib/review/queries';

/** How the review of the article stands, and what the person who asks may do next. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  handle: ({ actor, params }) => getReview(actor, params.articleId),
});

/** Moves the article to its next state; the answer is how it stands then. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: moveInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => {
    await moveArticle(actor, params.articleId, body);
    return await getReview(actor, params.articleId);
  },
});
