import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';
import { historyQuerySchema } from '@/lib/versions/history-rules';
import { listHistory } from '@/lib/versions/list-history';

/** Who changed which words when, and the versions with names, the newest first. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  query: historyQuerySchema,
  limit: 'search',
  handle: ({ actor, params, query }) => listHistory(actor, params.articleId, query),
});
