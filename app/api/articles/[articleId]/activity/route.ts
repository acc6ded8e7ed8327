import { activityQuerySchema } from '@/lib/activity/model';
import { listArticleActivity } from '@/lib/activity/queries';
import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';

/** What happened on the article, the newest first. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  query: activityQuerySchema,
  limit: 'search',
  handle: ({ actor, params, query }) => listArticleActivity(actor, params.articleId, query),
});
