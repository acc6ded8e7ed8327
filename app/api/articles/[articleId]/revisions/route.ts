import { articleParamsSchema } from '@/lib/articles/model';
import { created, defineRoute } from '@/lib/http/define-route';
import { nameVersion } from '@/lib/versions/commands/name-version';
import { revisionInputSchema } from '@/lib/versions/new-version-rules';

/** Gives a version of the text a name. Sending the same again answers 200. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: revisionInputSchema,
  limit: 'write',
  handle: async ({ actor, params, body }) => {
    const { id, created: isNew } = await nameVersion(actor, params.articleId, body);
    return isNew ? created({ id }) : { id };
  },
});
