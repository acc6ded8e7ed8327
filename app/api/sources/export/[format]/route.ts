import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { DATA_NAMES, type BibliographyName } from '@/lib/export/bibliography/format-names';
import { defineRoute } from '@/lib/http/define-route';
import { countLibraryForExport, listLibraryForExport } from '@/lib/sources/export-queries';
import type { SourceView } from '@/lib/sources/model';
import { bibliographyQuerySchema, bibliographyResponse, requireFormat } from '../bibliography-response';

const PAGE = 200;
const MAX_IN_DATA = 20_000;
/** A style takes about ten milliseconds an entry. */
const MAX_IN_LIST = 1_000;

/** The library, or what of it holds every word of `search`, in one of the formats; protected sources are counted and left out. */
export const GET = defineRoute({
  access: 'member',
  params: z.object({ format: z.string() }),
  query: bibliographyQuerySchema.extend({ search: z.string().trim().max(300).optional() }),
  limit: 'export',
  handle: async ({ actor, params, query: { search = '', ...query } }) => {
    const format = requireFormat(params.format);
    const { total, unlisted } = await countLibraryForExport(actor, search);
    refuseTooMany(format, total);
    const head = { title: search === '' ? 'Sources' : `Sources: ${search}`, total, withheld: 0, unlisted };
    return bibliographyResponse(format, query, head, pages(actor, search, total));
  },
});

function refuseTooMany(format: BibliographyName, total: number): void {
  const most = DATA_NAMES.some((name) => name === format) ? MAX_IN_DATA : MAX_IN_LIST;
  if (total <= most) return;
  const [has, takes] = [total, most].map((count) => count.toLocaleString('en'));
  throw new AppError(
    'too_large',
    `These are ${has} sources; this format takes at most ${takes} at once. Search the list first, and export what is found.`,
  );
}

async function* pages(actor: Actor, search: string, total: number): AsyncGenerator<SourceView> {
  let after: string | null = null;
  // No more than were counted, or the count that the file begins with would be wrong.
  for (let left = total; left > 0; left -= PAGE) {
    const page: SourceView[] = await listLibraryForExport(actor, {
      search,
      after,
      limit: Math.min(PAGE, left),
    });
    yield* page;
    after = page.at(-1)?.citationKey ?? null;
    if (page.length < PAGE) return;
  }
}
