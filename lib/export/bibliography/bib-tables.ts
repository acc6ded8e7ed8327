import type { SourceFields, SourceKind } from '@/lib/sources/model';

/** The BibLaTeX entry type of each kind; where a type means another kind by itself, `entrysubtype` says which. */
export const BIBLATEX_TYPES: Record<SourceKind, string> = {
  'article-newspaper': 'article',
  'article-magazine': 'article',
  'article-journal': 'article',
  article: 'unpublished',
  webpage: 'online',
  post: 'online',
  'post-weblog': 'online',
  report: 'report',
  dataset: 'dataset',
  book: 'book',
  chapter: 'incollection',
  'entry-encyclopedia': 'inreference',
  'entry-dictionary': 'inreference',
  review: 'review',
  thesis: 'thesis',
  'paper-conference': 'inproceedings',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
  document: 'misc',
  broadcast: 'audio',
  motion_picture: 'movie',
  song: 'music',
  speech: 'unpublished',
  event: 'misc',
  graphic: 'artwork',
  figure: 'image',
  map: 'image',
  software: 'software',
  standard: 'standard',
  patent: 'patent',
  hearing: 'jurisdiction',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  bill: 'legislation',
  regulation: 'legal',
  treaty: 'legal',
  interview: 'misc',
  personal_communication: 'letter',
};

/** The classic BibTeX entry type of each kind. */
export const BIBTEX_TYPES: Record<SourceKind, string> = {
  ...(Object.fromEntries(Object.keys(BIBLATEX_TYPES).map((kind) => [kind, 'misc'])) as Record<
    SourceKind,
    string
  >),
  'article-newspaper': 'article',
  'article-magazine': 'article',
  'article-journal': 'article',
  review: 'article',
  report: 'techreport',
  book: 'book',
  chapter: 'incollection',
  'entry-encyclopedia': 'incollection',
  'entry-dictionary': 'incollection',
  thesis: 'phdthesis',
  'paper-conference': 'inproceedings',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
};

/** What an entry type means by itself, in either dialect. */
export const BIB_KINDS: Readonly<Record<string, SourceKind>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'broadcast',
  bookinbook: 'chapter',
  book: 'book',
  booklet: 'pamphlet',
  collection: 'book',
  commentary: 'document',
  conference: 'paper-conference',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'figure',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry-encyclopedia',
  jurisdiction: 'legal_case',
  legal: 'treaty',
  legislation: 'legislation',
  letter: 'personal_communication',
  manual: 'report',
  mastersthesis: 'thesis',
  misc: 'document',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  online: 'webpage',
  patent: 'patent',
  performance: 'event',
  periodical: 'article-journal',
  phdthesis: 'thesis',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  review: 'review',
  software: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article-journal',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  www: 'webpage',
};

/** What programs write as `entrysubtype` of a type beside the kinds themselves. */
export const BIB_SUBTYPES: Readonly<Record<string, SourceKind>> = {
  newspaper: 'article-newspaper',
  magazine: 'article-magazine',
};

/** The name under which BibTeX fields are kept that are an extra field for other formats, too. */
export const BIB_EXTRAS = {
  editor: 'editor',
  translator: 'translator',
  series: 'collection-title',
  edition: 'edition',
  abstract: 'abstract',
  keywords: 'keyword',
  issn: 'ISSN',
  eventtitle: 'event-title',
  shorttitle: 'title-short',
  chapter: 'chapter-number',
  pagetotal: 'number-of-pages',
  volumes: 'number-of-volumes',
  type: 'genre',
  library: 'call-number',
  version: 'version',
  pmid: 'PMID',
} as const satisfies Record<string, string>;

/** Where a type has the title of what holds it. */
export function containerField(type: string): 'journaltitle' | 'booktitle' | 'organization' {
  if (['article', 'review', 'periodical', 'suppperiodical'].includes(type)) return 'journaltitle';
  const parts = [
    'incollection',
    'inproceedings',
    'inreference',
    'inbook',
    'conference',
    'suppbook',
    'bookinbook',
    'suppcollection',
  ];
  return parts.includes(type) ? 'booktitle' : 'organization';
}

/** Where a type has who published it. */
export function publisherField(type: string): 'publisher' | 'institution' | 'school' {
  if (['report', 'thesis', 'techreport'].includes(type)) return 'institution';
  return type === 'phdthesis' || type === 'mastersthesis' ? 'school' : 'publisher';
}

/** Fields whose values stand as they are, without escapes. */
export const VERBATIM_FIELDS: ReadonlySet<string> = new Set([
  'url',
  'doi',
  'eprint',
  'file',
  'urlraw',
  'pdf',
  'verba',
  'verbb',
  'verbc',
]);

/** Every field that is read as something of ours; an extra field of such a name is not written as it is. */
export const BIB_FIELDS: ReadonlySet<string> = new Set([
  ...`title subtitle titleaddon author date year month day urldate lastchecked language langid
  hyphenation url doi isbn volume number issue pages howpublished location address journal
  journaltitle booktitle organization publisher institution school note annotation annote addendum
  entrysubtype crossref xdata xref options ids entrykey entrytype eprint journalsubtitle
  booksubtitle file pdf urlraw verba verbb verbc`.split(/\s+/),
  ...Object.keys(BIB_EXTRAS),
]);

/** Lines that a reader of the bibliography is to see, too. */
export const PRINTED_LINES = [
  'agency',
  'via',
  'archiveUrl',
  'archiveDate',
  'archiveService',
] as const satisfies readonly (keyof SourceFields)[];
