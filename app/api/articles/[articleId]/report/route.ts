import { articleParamsSchema } from '@/lib/articles/model';
import { created, defineRoute } from '@/lib/http/define-route';
import { shareReport } from '@/lib/report/commands/share-report';
import { shareInputSchema } from '@/lib/report/model';
import { getReport } from '@/lib/report/queries';

/** How the public report of the article stands, with its link. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  limit: 'read',
  handle: ({ actor, params }) => getReport(actor, params.articleId),
});

/** Makes the link under which anybody reads the report. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: shareInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => created(await shareReport(actor, params.articleId, body)),
});
