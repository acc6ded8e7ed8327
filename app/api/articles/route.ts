import { articleListQuerySchema } from '@/lib/articles/model';
import { listArticles } from '@/lib/articles/queries';
import { defineRoute } from '@/lib/http/define-route';

/** One page of the workspace's articles; the query is that of the list's own address. */
export const GET = defineRoute({
  access: 'member',
  query: articleListQuerySchema,
  limit: 'search',
  handle: ({ actor, query }) => listArticles(actor, query),
});
