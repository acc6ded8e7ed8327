import { jsonLinesResponse } from '@/app/api/activity/export/json-lines-response';
import { exportActivity } from '@/lib/activity/commands/export-activity';
import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';

/** The log of the article as lines of JSON, each chained to the one before it; docs/decisions/063-activity.md. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  limit: 'export',
  handle: async ({ actor, params }) => jsonLinesResponse(await exportActivity(actor, params.articleId)),
});
