import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';
import { compareVersions } from '@/lib/versions/compare-versions';
import { compareQuerySchema } from '@/lib/versions/history-rules';

/** Two versions of the text side by side, word by word, with the annotations where they would be in each. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  query: compareQuerySchema,
  limit: 'search',
  handle: ({ actor, params, query }) => compareVersions(actor, params.articleId, query),
});
