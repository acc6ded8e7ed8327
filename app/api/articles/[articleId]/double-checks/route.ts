import { articleParamsSchema } from '@/lib/articles/model';
import { askDoubleCheck } from '@/lib/double-check/commands/ask-double-check';
import { askInputSchema } from '@/lib/double-check/model';
import { listDoubleChecks } from '@/lib/double-check/queries';
import { created, defineRoute } from '@/lib/http/define-route';

/** The double checks of the article, without their marks. */
export const GET = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  handle: async ({ actor, params }) => ({ items: await listDoubleChecks(actor, params.articleId) }),
});

/** Asks two people to mark the article as it is now without seeing each other; 200 when this was sent before. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: askInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => {
    const { check, created: isNew } = await askDoubleCheck(actor, params.articleId, body);
    return isNew ? created(check) : check;
  },
});
