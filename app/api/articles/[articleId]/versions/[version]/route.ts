import { defineRoute } from '@/lib/http/define-route';
import { versionParamsSchema } from '@/lib/versions/history-rules';
import { presentVersion } from '@/lib/versions/present-version';
import { readVersion } from '@/lib/versions/read-version';

/** The document as it was at a version, with the hash of its text. */
export const GET = defineRoute({
  access: 'member',
  params: versionParamsSchema,
  limit: 'search',
  handle: async ({ actor, params: { articleId, version } }) =>
    presentVersion(await readVersion(actor, articleId, version)),
});
