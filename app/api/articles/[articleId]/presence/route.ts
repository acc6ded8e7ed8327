import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';
import { setPresence } from '@/lib/versions/commands/set-presence';
import { presenceInputSchema } from '@/lib/versions/live-rules';

/** Says where a page's caret is, or that the page is being closed. */
export const PUT = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: presenceInputSchema,
  limit: 'presence',
  maxBytes: 4_000,
  handle: ({ actor, params, body }) => setPresence(actor, params.articleId, body),
});
