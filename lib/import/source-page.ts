import { parseHTML } from 'linkedom';
import { oneLine } from '@/lib/import/clean-text';
import { parseDate } from '@/lib/import/dates';
import { decode } from '@/lib/import/decode';
import { cleanHtml } from '@/lib/import/html-clean';
import { readMetadata } from '@/lib/import/html-metadata';
import { readJsonLd } from '@/lib/import/json-ld';
import { parseDoi, parseIsbn } from '@/lib/sources/identifier-rules';
import {
  EMPTY_SOURCE,
  sourceFieldsSchema,
  type SourceFieldName,
  type SourceFields,
} from '@/lib/sources/model';
import { parseName, renderName } from '@/lib/sources/name-rules';

type Found = { name: SourceFieldName; value: unknown; from: string };

/**
 * What a fetched page says of itself as a source, each field with where it was read in `provenance`. A field that no source takes is left
 * out; a page that cannot be read gives its address alone. The title can be empty.
 */
export function readSourcePage(bytes: Uint8Array, address: string): SourceFields {
  const start: SourceFields = { ...EMPTY_SOURCE, url: address, provenance: { url: 'address' } };
  const decoded = decode(bytes);
  const clean = decoded.ok ? cleanHtml(decoded.text) : null;
  if (!decoded.ok || !clean?.ok) return start;
  const { document } = parseHTML(`<!doctype html><html><body>${clean.html}</body></html>`);
  const data = readJsonLd(decoded.text);
  const found = readMetadata(document, { data, language: clean.language, savedFrom: '' });
  const meta = metasOf(document);
  const one = (name: SourceFieldName, key: string, read: (value: string) => string | null): Found[] => {
    const value = read(meta.get(key)?.[0] ?? '');
    return value === null || value === '' ? [] : [{ name, value, from: `meta ${key}` }];
  };
  const plain = (value: string) => oneLine(value, 100);
  const isJournal = meta.has('citation_journal_title');
  const all: Found[] = [
    { name: 'kind', ...kindOf(isJournal, data !== null) },
    ...(found.title ? [{ name: 'title' as const, ...found.title }] : []),
    ...authorsOf(meta, data?.authors ?? [], found.byline),
    ...one('containerTitle', 'citation_journal_title', (value) => oneLine(value, 500)),
    ...(found.outlet && !isJournal ? [{ name: 'containerTitle' as const, ...found.outlet }] : []),
    ...(found.agency ? [{ name: 'agency' as const, ...found.agency }] : []),
    ...one('publisher', 'citation_publisher', (value) => oneLine(value, 500)),
    ...(found.publishedAt ? [{ name: 'issued' as const, ...found.publishedAt }] : []),
    ...one('issued', 'citation_publication_date', parseDate),
    ...one('issued', 'citation_date', parseDate),
    ...one('revisedAt', 'article:modified_time', parseDate),
    ...(found.language ? [{ name: 'language' as const, ...found.language }] : []),
    ...(found.url ? [{ name: 'canonicalUrl' as const, ...found.url }] : []),
    ...one('doi', 'citation_doi', parseDoi),
    ...one('doi', 'dc.identifier', parseDoi),
    ...one('isbn', 'citation_isbn', parseIsbn),
    ...one('isbn', 'book:isbn', parseIsbn),
    ...one('volume', 'citation_volume', plain),
    ...one('issue', 'citation_issue', plain),
    ...one('section', 'article:section', (value) => oneLine(value, 500)),
  ];
  return all.reduce(taken, start);
}

// The first that is found of each, and that a source takes.
function taken(fields: SourceFields, { name, value, from }: Found): SourceFields {
  if (fields.provenance[name] !== undefined) return fields;
  const parsed = sourceFieldsSchema.shape[name].safeParse(value);
  if (!parsed.success) return fields;
  return { ...fields, [name]: parsed.data, provenance: { ...fields.provenance, [name]: from.slice(0, 200) } };
}

function kindOf(isJournal: boolean, isArticle: boolean): { value: string; from: string } {
  if (isJournal) return { value: 'article-journal', from: 'meta citation_journal_title' };
  if (isArticle) return { value: 'article-newspaper', from: 'JSON-LD article' };
  return { value: 'webpage', from: 'a page without article data' };
}

function authorsOf(
  meta: ReadonlyMap<string, string[]>,
  data: readonly string[],
  byline: { value: string; from: string } | undefined,
): Found[] {
  const cited = meta.get('citation_author') ?? [];
  const [names, from] =
    cited.length > 0
      ? [cited, 'meta citation_author']
      : data.length > 0
        ? [data, 'JSON-LD author']
        : [byline ? [byline.value] : [], byline?.from ?? ''];
  const authors = names
    .map((name) => oneLine(name, 300))
    .filter((name) => name !== '')
    // "Maren, Ida" is a name in its parts where a page cites it, and two names where it prints them.
    .map((name) => renderName(cited.length > 0 ? parseName(name) : { literal: name }))
    .slice(0, 100);
  return authors.length === 0 ? [] : [{ name: 'authors', value: authors, from }];
}

function metasOf(document: Document): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim().slice(0, 2_000) ?? '';
    const name = (element.getAttribute('name') ?? element.getAttribute('property') ?? '').toLowerCase();
    if (name !== '' && content !== '') found.set(name, [...(found.get(name) ?? []), content].slice(0, 100));
  }
  return found;
}
