import { created, defineRoute } from '@/lib/http/define-route';
import { restoreVersion } from '@/lib/versions/commands/restore-version';
import { versionParamsSchema } from '@/lib/versions/history-rules';
import { restoreInputSchema } from '@/lib/versions/new-version-rules';

/** Makes the text what it was at a version, by new steps; what is there already is left as it is, and answered 200. */
export const POST = defineRoute({
  access: 'member',
  params: versionParamsSchema,
  body: restoreInputSchema,
  limit: 'upload',
  handle: async ({ actor, params: { articleId, version }, body }) => {
    const written = await restoreVersion(actor, articleId, version, body);
    return written.created ? created(written) : written;
  },
});
