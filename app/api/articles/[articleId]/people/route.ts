import { articleParamsSchema } from '@/lib/articles/model';
import { defineRoute } from '@/lib/http/define-route';
import { setPeople } from '@/lib/review/commands/set-people';
import { peoplePatchSchema } from '@/lib/review/people-model';

/** Says who leads, reviews and writes the article, and by when it is due; answers how that stands then. */
export const PATCH = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: peoplePatchSchema,
  limit: 'write',
  handle: ({ actor, params, body }) => setPeople(actor, params.articleId, body.changes),
});
