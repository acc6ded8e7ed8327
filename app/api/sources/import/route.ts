import { created, defineRoute } from '@/lib/http/define-route';
import { importSources } from '@/lib/sources/commands/import-sources';
import { importSourcesSchema, MAX_SOURCES_REQUEST_BYTES } from '@/lib/sources/import-model';

/** Adds the sources of a bibliography, all or none; 200 instead of 201 when all of them were sent before. */
export const POST = defineRoute({
  access: 'member',
  body: importSourcesSchema,
  maxBytes: MAX_SOURCES_REQUEST_BYTES,
  limit: 'upload',
  handle: async ({ actor, body }) => {
    const imported = await importSources(actor, body.sources);
    return imported.repeated === body.sources.length ? imported : created(imported);
  },
});
