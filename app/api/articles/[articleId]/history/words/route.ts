import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';
import { wordsQuerySchema } from '@/lib/versions/history-rules';
import { readWordsHistory } from '@/lib/versions/words-history';

/** Who wrote the words of a range, and when what is on them was last checked. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  query: wordsQuerySchema,
  limit: 'search',
  handle: ({ actor, params, query }) => readWordsHistory(actor, params.articleId, query),
});
