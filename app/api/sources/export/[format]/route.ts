import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { defineRoute } from '@/lib/http/define-route';
import { recordLibraryExport } from '@/lib/sources/commands/record-library-export';
import { DATA_NAMES } from '@/lib/sources/bibliography-model';
import { listLibraryIds, readLibrary } from '@/lib/sources/export-queries';
import { sourceListQuerySchema } from '@/lib/sources/list-model';
import { bibliographyQuerySchema, bibliographyResponse, requireFormat } from '../bibliography-response';

const MAX_IN_DATA = 20_000;
/** A style takes about ten milliseconds an entry. */
const MAX_IN_LIST = 1_000;

const querySchema = sourceListQuerySchema
  .omit({ sort: true, direction: true, cursor: true, limit: true })
  .extend(bibliographyQuerySchema.shape);

/** The library, or what of it the list shows for a query, in one of the formats; protected sources are counted and left out. */
export const GET = defineRoute({
  access: 'member',
  params: z.object({ format: z.string() }),
  query: querySchema,
  limit: 'export',
  handle: async ({ actor, params, query: { as, mark, ...query } }) => {
    const format = requireFormat(params.format);
    const most = DATA_NAMES.some((name) => name === format) ? MAX_IN_DATA : MAX_IN_LIST;
    const { ids, unlisted } = await listLibraryIds(actor, query, most + 1);
    if (ids.length > most) {
      throw new AppError(
        'too_large',
        `These are more than the ${most.toLocaleString('en')} sources that this format takes at once. Search or filter the list, and export what it shows.`,
      );
    }
    await recordLibraryExport(actor, { format, sources: ids.length });
    const title = query.search ? `Sources: ${query.search}` : 'Sources';
    const head = { title, total: ids.length, withheld: 0, unlisted };
    return bibliographyResponse(format, { as, mark }, head, readLibrary(actor, ids));
  },
});
