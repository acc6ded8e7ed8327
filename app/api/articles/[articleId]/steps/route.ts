import { settleLater } from '@/app/api/articles/[articleId]/steps/settle-later';
import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';
import { appendSteps } from '@/lib/versions/commands/append-steps';
import { MAX_BATCH_BYTES, stepsInputSchema, stepsQuerySchema } from '@/lib/versions/model';
import { listStepsAfter } from '@/lib/versions/queries';

/** The steps of the text after a version, for whoever fell behind. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  query: stepsQuerySchema,
  limit: 'read',
  handle: ({ actor, params, query }) => listStepsAfter(actor, params.articleId, query.after),
});

/** Appends steps to the text, if it is at the version that they were made on; answers the steps since then either way. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: stepsInputSchema,
  limit: 'steps',
  maxBytes: MAX_BATCH_BYTES,
  handle: async ({ actor, params, body }) => {
    const answer = await appendSteps(actor, params.articleId, body);
    if (answer.accepted) settleLater(actor, params.articleId);
    return answer;
  },
});
