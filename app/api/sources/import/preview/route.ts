import { AppError } from '@/lib/errors';
import { defineRoute } from '@/lib/http/define-route';
import { readBibliography } from '@/lib/import/bibliography/read-bibliography';
import { duplicateReasons } from '@/lib/sources/duplicate-rules';
import type { BibliographyPreview, ImportedEntry } from '@/lib/sources/import-model';
import { listLikenesses } from '@/lib/sources/import-queries';
import { matchKey } from '@/lib/sources/match-rules';
import type { SourceFields } from '@/lib/sources/model';
import { canEditSources } from '@/lib/sources/policy';
import { readBibliographyRequest } from '../read-bibliography-request';

const LONGEST_TEXT = 4_000;
const FORMATS = { bibtex: 'BibTeX', ris: 'RIS', 'csl-json': 'CSL-JSON' } as const;

/** What a bibliography would become: each entry with its warnings, and with what it seems to be of the library and of the file. Nothing is kept. */
export const POST = defineRoute({
  access: 'member',
  limit: 'upload',
  handle: async ({ actor, request }): Promise<BibliographyPreview> => {
    if (!canEditSources(actor)) {
      throw new AppError('forbidden', 'Viewers cannot add sources. Ask an editor for another role.');
    }
    const read = readBibliography(await readBibliographyRequest(request));
    if (!read.ok) throw new AppError(read.code, read.message);
    const { format, encoding, entries, warnings } = read;
    const fields = entries.map((entry) => entry.fields);
    const [alike, twins] = [await listLikenesses(actor, fields), findTwins(fields)];
    return {
      format,
      encoding,
      warnings,
      entries: entries.map((entry, index): ImportedEntry => ({
        ...entry,
        fields: entry.fields && withProvenance(entry.fields, `${FORMATS[format]}, line ${entry.line}`),
        text: entry.text.slice(0, LONGEST_TEXT),
        duplicates: alike[index] ?? [],
        twin: twins[index] ?? null,
      })),
    };
  },
});

// The first earlier entry by each way to be alike: comparing all with all would take too long.
function findTwins(sources: readonly (SourceFields | null)[]): (number | null)[] {
  const first = new Map<string, number>();
  return sources.map((fields, index) => {
    if (!fields) return null;
    const { canonicalUrl, doi, isbn } = fields;
    const values = { canonicalUrl, doi, isbn, matchKey: matchKey(fields) };
    const names = Object.entries(values).flatMap(([name, value]) =>
      value === '' ? [] : [`${name} ${value}`],
    );
    const earlier = names.flatMap((name) => first.get(name) ?? []);
    for (const name of names) if (!first.has(name)) first.set(name, index);
    const isSame = (at: number) => {
      const other = sources[at];
      return Boolean(other && duplicateReasons(fields, other).length > 0);
    };
    return earlier.find(isSame) ?? null;
  });
}

function withProvenance(fields: SourceFields, from: string): SourceFields {
  const read = Object.entries(fields).filter(([, value]) => value !== '' && value !== null);
  const told = read.filter(([name, value]) => typeof value === 'string' || (name === 'authors' && value));
  return { ...fields, provenance: Object.fromEntries(told.map(([name]) => [name, from])) };
}
