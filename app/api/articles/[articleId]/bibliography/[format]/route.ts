import { z } from 'zod';
import {
  bibliographyQuerySchema,
  bibliographyResponse,
  requireFormat,
} from '@/app/api/sources/export/bibliography-response';
import { recordExport } from '@/lib/articles/commands';
import { requireArticle } from '@/lib/articles/queries';
import { defineRoute } from '@/lib/http/define-route';
import { idSchema } from '@/lib/ids';
import { listCitedSourceIds } from '@/lib/sources/export-queries';
import { listSourcesForExport } from '@/lib/sources/queries';

/** The sources that are evidence in an article, in one of the formats; protected ones under what they may be called, and counted. */
export const GET = defineRoute({
  access: 'member',
  params: z.object({ articleId: idSchema, format: z.string() }),
  query: bibliographyQuerySchema,
  limit: 'export',
  handle: async ({ actor, params, query }) => {
    const article = await requireArticle(actor, params.articleId);
    const format = requireFormat(params.format);
    const sources = await listSourcesForExport(actor, await listCitedSourceIds(actor, article.id));
    await recordExport(actor, article.id, `bibliography.${format}`);
    const withheld = sources.filter((source) => source.isWithheld).length;
    const head = { title: `${article.title}: sources`, total: sources.length, withheld, unlisted: 0 };
    return bibliographyResponse(format, query, head, sources);
  },
});
