import { articleParamsSchema } from '@/lib/articles/model';
import { created, defineRoute } from '@/lib/http/define-route';
import { acceptVersion } from '@/lib/versions/commands/accept-version';
import { MAX_BATCH_BYTES } from '@/lib/versions/model';
import { newVersionInputSchema } from '@/lib/versions/new-version-rules';

/** Makes a whole text the next version, as it was previewed. Sending the same again makes nothing and answers 200. */
export const POST = defineRoute({
  access: 'member',
  params: articleParamsSchema,
  body: newVersionInputSchema,
  limit: 'upload',
  maxBytes: MAX_BATCH_BYTES,
  handle: async ({ actor, params, body }) => {
    const written = await acceptVersion(actor, params.articleId, body, new Date());
    return written.created ? created(written) : written;
  },
});
