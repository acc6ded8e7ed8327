import { bibEntry } from '@/lib/export/bibliography/bib-entry';
import { bibNames } from '@/lib/export/bibliography/bib-names';
import { bibExtras } from '@/lib/export/bibliography/bib-extras';
import {
  BIB_KINDS,
  BIB_SUBTYPES,
  BIBLATEX_TYPES,
  containerField,
  PRINTED_LINES,
  publisherField,
} from '@/lib/export/bibliography/bib-tables';
import { isPlainCanonical } from '@/lib/export/bibliography/csl-json';
import { babelName, readLanguage } from '@/lib/export/bibliography/languages';
import { encodeLatex, verbatim } from '@/lib/export/bibliography/latex';
import {
  extraLines,
  labelledLines,
  LINE_NAMES,
  ownNoteLines,
  type LineName,
} from '@/lib/export/bibliography/note-lines';
import type { BibliographyRecord, WholeRecord } from '@/lib/export/bibliography/record';
import type { SourceKind } from '@/lib/sources/model';

// Fields that come back whatever they hold.
const HELD: readonly LineName[] = [
  'kind',
  'title',
  'authors',
  'containerTitle',
  'publisher',
  'place',
  'isbn',
  'volume',
  'issue',
  'medium',
];

/** A record as an entry of BibLaTeX. What is to be read beside it stands in `addendum`, the rest that has no field in `annotation`. */
export function biblatexEntry(record: BibliographyRecord): string {
  if (!record.isProtected) return wholeEntry(record);
  return bibEntry('misc', record.key, [
    ['title', encodeLatex(record.title)],
    ['entrysubtype', subtypeOf(record.kind, 'misc')],
    ['note', encodeLatex(record.note)],
  ]);
}

/** A date as BibLaTeX reads it, and whether that is the whole of it: its times have seconds. */
function biblatexDate(text: string): { date: string; isExact: boolean } {
  const isWhole = !/T\d\d:\d\d(?!:)/.test(text);
  return { date: isWhole ? text : text.replaceAll(/T[^/?~%]*/g, ''), isExact: isWhole };
}

/** Page ranges with the dash that LaTeX makes of two hyphens, and whether they come back: not if they had two themselves. */
export function bibPages(pages: string): { text: string; isExact: boolean } {
  return {
    text: encodeLatex(pages.replaceAll(/-+/g, '-')).replaceAll('-', '--'),
    isExact: !pages.includes('--'),
  };
}

function wholeEntry({ key, fields }: WholeRecord): string {
  const { kind, extra } = fields;
  const type = BIBLATEX_TYPES[kind];
  const held = new Set<LineName>(HELD);
  const [issued, accessed] = [biblatexDate(fields.issued), biblatexDate(fields.accessedAt)];
  if (issued.isExact) held.add('issued');
  if (accessed.isExact) held.add('accessedAt');
  const [url, doi] = [verbatim(fields.url), verbatim(fields.doi)];
  const pages = bibPages(fields.pages);
  if (pages.isExact) held.add('pages');
  if (url.isExact) held.add('url');
  if (doi.isExact) held.add('doi');
  if (readLanguage(fields.language) === fields.language) held.add('language');
  const native = bibExtras(extra);
  const inWords = LINE_NAMES.filter((name) => !held.has(name) && !isPlainCanonical(name, fields));
  const isPrinted = (name: LineName) => PRINTED_LINES.some((each) => each === name);
  const notes = {
    note: ownNoteLines(fields.note),
    addendum: labelledLines(fields, inWords.filter(isPrinted)),
    annotation: [
      ...labelledLines(
        fields,
        inWords.filter((name) => !isPrinted(name)),
      ),
      ...extraLines(native.further),
    ],
  };
  return bibEntry(type, key, [
    ['author', bibNames(fields.authors)],
    ['title', encodeLatex(fields.title)],
    [containerField(type), encodeLatex(fields.containerTitle)],
    ['date', issued.date],
    ['entrysubtype', subtypeOf(kind, type)],
    ['volume', encodeLatex(fields.volume)],
    ['number', encodeLatex(fields.issue)],
    ['pages', pages.text],
    [publisherField(type), encodeLatex(fields.publisher)],
    ['location', encodeLatex(fields.place)],
    ['howpublished', encodeLatex(fields.medium)],
    ['isbn', fields.isbn],
    ['doi', doi.text],
    ['url', url.text],
    ['urldate', accessed.date],
    ['langid', babelName(fields.language) ?? ''],
    ['language', fields.language],
    ...native.fields,
    ...Object.entries(notes).map(([name, lines]) => [name, encodeLatex(lines.join('\n'))] as const),
  ]);
}

function subtypeOf(kind: SourceKind, type: string): string {
  if (BIB_KINDS[type] === kind) return '';
  return Object.entries(BIB_SUBTYPES).find(([, meant]) => meant === kind)?.[0] ?? kind;
}
