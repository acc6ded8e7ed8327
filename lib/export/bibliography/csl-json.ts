import { cslDate, readCslDate, type CslDate } from '@/lib/export/bibliography/csl-date';
import {
  extraLines,
  labelledLines,
  LINE_NAMES,
  ownNoteLines,
  type LineName,
} from '@/lib/export/bibliography/note-lines';
import type { BibliographyRecord, ProtectedRecord, WholeRecord } from '@/lib/export/bibliography/record';
import { canonicalUrl } from '@/lib/sources/identifier-rules';
import type { SourceFields } from '@/lib/sources/model';
import { familyOf, parseName, renderName } from '@/lib/sources/name-rules';

/** A name of CSL-JSON. */
export interface CslName {
  family?: string;
  given?: string;
  suffix?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
  literal?: string;
}

/** An item of CSL-JSON that is valid against csl-data.json. */
export interface CslItem extends Partial<Record<CslText, string>> {
  id: string;
  type: string;
  author?: CslName[];
  editor?: CslName[];
  translator?: CslName[];
  issued?: CslDate;
  accessed?: CslDate;
  custom?: Record<string, unknown>;
}

/** Our room in `custom`. */
export const CUSTOM_NAME = 'galley';

/** Fields of ours and the variables of CSL that hold them whole. */
export const CSL_TEXTS = {
  title: 'title',
  containerTitle: 'container-title',
  section: 'section',
  publisher: 'publisher',
  place: 'publisher-place',
  language: 'language',
  url: 'URL',
  doi: 'DOI',
  isbn: 'ISBN',
  volume: 'volume',
  issue: 'issue',
  pages: 'page',
  medium: 'medium',
  archiveService: 'archive',
  archiveUrl: 'archive_location',
} as const satisfies Partial<Record<keyof SourceFields, string>>;

/** Variables of CSL that no field of ours is for; they are kept as extra fields under these names. */
const CSL_EXTRA_TEXTS = [
  'abstract',
  'annote',
  'archive_collection',
  'archive-place',
  'authority',
  'call-number',
  'chapter-number',
  'collection-number',
  'collection-title',
  'container-title-short',
  'dimensions',
  'division',
  'edition',
  'event-title',
  'event-place',
  'genre',
  'ISSN',
  'jurisdiction',
  'keyword',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'part',
  'part-title',
  'PMCID',
  'PMID',
  'printing',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'source',
  'status',
  'supplement',
  'title-short',
  'version',
  'volume-title',
  'journalAbbreviation',
  'shortTitle',
] as const;
/** Names of people in other roles, kept as extra fields. */
export const CSL_EXTRA_NAMES = ['editor', 'translator'] as const;

type CslText = (typeof CSL_TEXTS)[keyof typeof CSL_TEXTS] | (typeof CSL_EXTRA_TEXTS)[number] | 'note';

/** A record as CSL-JSON. What has no variable there stands in `custom` under our name, and in words in `note`. */
export function cslItem(record: BibliographyRecord): CslItem {
  return record.isProtected ? protectedItem(record) : wholeItem(record);
}

/** A name of ours for CSL; the particle before a family name stands apart, so that styles can sort by what follows it. */
function cslName(text: string): CslName {
  const name = parseName(text);
  if ('literal' in name) return { literal: name.literal };
  const { family, particle } = familyOf(text);
  return {
    family,
    ...(name.given !== '' && { given: name.given }),
    ...(particle !== '' && { 'non-dropping-particle': particle }),
    ...(name.suffix !== '' && { suffix: name.suffix }),
  };
}

/** A name of CSL, of anybody's, as sources keep it; empty for what is none. */
export function readCslName(value: unknown): string {
  if (typeof value === 'string') return renderName({ literal: value });
  if (typeof value !== 'object' || value === null) return '';
  const part = (name: string) => {
    const text: unknown = Reflect.get(value, name);
    return typeof text === 'string' ? text.trim() : '';
  };
  if (part('literal') !== '') return renderName({ literal: part('literal') });
  const family = [part('dropping-particle'), part('non-dropping-particle'), part('family')];
  const person = {
    family: family.filter((each) => each !== '').join(' '),
    given: part('given'),
    suffix: part('suffix'),
  };
  return person.family === '' ? renderName({ literal: person.given }) : renderName(person);
}

function wholeItem({ key, fields }: WholeRecord): CslItem {
  const { extra } = fields;
  const dates = { issued: cslDate(fields.issued), accessed: cslDate(fields.accessedAt) };
  const held = new Set<LineName>(['kind', 'authors', ...(Object.keys(CSL_TEXTS) as LineName[])]);
  if (readCslDate(dates.issued) === (fields.issued || null)) held.add('issued');
  if (readCslDate(dates.accessed) === (fields.accessedAt || null)) held.add('accessedAt');
  const names = Object.fromEntries(CSL_EXTRA_NAMES.map((name) => [name, namesOf(extra[name])] as const));
  const further = Object.entries(extra).filter(
    ([name, value]) => !(Object.hasOwn(names, name) && names[name]) && !isText(name, value),
  );
  const custom = customOf(fields, held, Object.fromEntries(further));
  const inWords = LINE_NAMES.filter((name) => !held.has(name) && !isPlainCanonical(name, fields));
  const note = [
    ...ownNoteLines(fields.note),
    ...labelledLines(fields, inWords),
    ...extraLines(Object.fromEntries(further)),
  ].join('\n');
  return withoutEmpty({
    id: key,
    type: fields.kind,
    ...Object.fromEntries(
      Object.entries(CSL_TEXTS).map(([name, to]) => [to, fields[name as keyof typeof CSL_TEXTS]]),
    ),
    author: fields.authors.map(cslName),
    ...names,
    ...dates,
    ...Object.fromEntries(Object.entries(extra).filter(([name, value]) => isText(name, value))),
    note,
    custom,
  });
}

function protectedItem({ key, kind, title, note }: ProtectedRecord): CslItem {
  return {
    id: key,
    type: kind,
    title,
    note,
    custom: { [CUSTOM_NAME]: { isProtected: true } },
  };
}

function customOf(
  fields: SourceFields,
  held: ReadonlySet<LineName>,
  extra: SourceFields['extra'],
): Record<string, unknown> | null {
  const { human } = fields;
  const own = Object.entries(fields).filter(
    ([name, value]) =>
      typeof value === 'string' &&
      value !== '' &&
      name !== 'note' &&
      !held.has(name as LineName) &&
      !isPlainCanonical(name, fields),
  );
  const said =
    human &&
    Object.entries(human).filter(([, value]) => value !== '' && value !== null && value !== 'unspecified');
  const custom = {
    ...Object.fromEntries(own),
    ...(said && said.length > 0 && { human: Object.fromEntries(said) }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
  return Object.keys(custom).length === 0 ? null : { [CUSTOM_NAME]: custom };
}

// Names are written only if each comes back as it was.
function namesOf(value: string | string[] | undefined): CslName[] | null {
  const names = [value ?? []].flat();
  const isExact = names.every((name) => !name.includes('\n') && readCslName(cslName(name)) === name);
  return names.length > 0 && isExact ? names.map(cslName) : null;
}

function isText(name: string, value: string | string[]): boolean {
  return typeof value === 'string' && CSL_EXTRA_TEXTS.some((each) => each === name);
}

/** Whether the canonical address says no more than the address; then it need not be told in words. */
export function isPlainCanonical(name: string, fields: SourceFields): boolean {
  return name === 'canonicalUrl' && fields.canonicalUrl === canonicalUrl(fields.url);
}

function withoutEmpty(item: Record<string, unknown>): CslItem {
  const isEmpty = (value: unknown) =>
    value === '' || value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => !isEmpty(value)),
  ) as unknown as CslItem;
}
