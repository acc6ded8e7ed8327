import { bibEntry } from '@/lib/export/bibliography/bib-entry';
import { bibExtras } from '@/lib/export/bibliography/bib-extras';
import { bibNames } from '@/lib/export/bibliography/bib-names';
import {
  BIB_KINDS,
  BIBTEX_TYPES,
  containerField,
  PRINTED_LINES,
  publisherField,
} from '@/lib/export/bibliography/bib-tables';
import { bibPages } from '@/lib/export/bibliography/biblatex';
import { isPlainCanonical } from '@/lib/export/bibliography/csl-json';
import { encodeLatex, verbatim } from '@/lib/export/bibliography/latex';
import {
  extraLines,
  labelledLines,
  LINE_NAMES,
  ownNoteLines,
  type LineName,
} from '@/lib/export/bibliography/note-lines';
import type { BibliographyRecord, WholeRecord } from '@/lib/export/bibliography/record';
import { parseSourceDate } from '@/lib/sources/date-rules';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A record as an entry of classic BibTeX, which knows no day, no address and few types: what it cannot hold is told in `note` and `annote`. */
export function bibtexEntry(record: BibliographyRecord): string {
  if (!record.isProtected) return wholeEntry(record);
  return bibEntry('misc', record.key, [
    ['title', `{${encodeLatex(record.title)}}`],
    ['note', encodeLatex(record.note)],
  ]);
}

function wholeEntry({ key, fields }: WholeRecord): string {
  const type = BIBTEX_TYPES[fields.kind];
  const held = new Set<LineName>(['title', 'authors', 'publisher', 'place', 'isbn', 'volume', 'issue']);
  if (BIB_KINDS[type] === fields.kind) held.add('kind');
  const container = { journaltitle: 'journal', booktitle: 'booktitle', organization: '' }[
    containerField(type)
  ];
  if (container !== '') held.add('containerTitle');
  if (type === 'misc') held.add('medium');
  const date = monthAndYear(fields.issued);
  if (date.isExact) held.add('issued');
  const [url, doi] = [verbatim(fields.url), verbatim(fields.doi)];
  const pages = bibPages(fields.pages);
  if (pages.isExact) held.add('pages');
  if (url.isExact) held.add('url');
  if (doi.isExact) held.add('doi');
  const native = bibExtras(fields.extra);
  const inWords = LINE_NAMES.filter((name) => !held.has(name) && !isPlainCanonical(name, fields));
  const isPrinted = (name: LineName) =>
    name === 'containerTitle' || name === 'accessedAt' || PRINTED_LINES.some((each) => each === name);
  const printed = [...ownNoteLines(fields.note), ...labelledLines(fields, inWords.filter(isPrinted))];
  const others = inWords.filter((name) => !isPrinted(name));
  return bibEntry(type, key, [
    ['author', bibNames(fields.authors)],
    // In second braces, or styles would write names in it small.
    ['title', `{${encodeLatex(fields.title)}}`],
    [container === '' ? 'journal' : container, container === '' ? '' : encodeLatex(fields.containerTitle)],
    ['year', date.year],
    ['month', MONTHS[Number(date.month) - 1] ?? '', 'bare'],
    ['day', date.day],
    ['volume', encodeLatex(fields.volume)],
    ['number', encodeLatex(fields.issue)],
    ['pages', pages.text],
    [publisherField(type), encodeLatex(fields.publisher)],
    ['address', encodeLatex(fields.place)],
    ['howpublished', type === 'misc' ? encodeLatex(fields.medium) : ''],
    ['isbn', fields.isbn],
    ['doi', doi.text],
    ['url', url.text],
    ...native.fields,
    ['note', encodeLatex(printed.join('\n'))],
    ['annote', encodeLatex([...labelledLines(fields, others), ...extraLines(native.further)].join('\n'))],
  ]);
}

function monthAndYear(text: string): { year: string; month: string; day: string; isExact: boolean } {
  const date = parseSourceDate(text);
  const nothing = { year: '', month: '', day: '', isExact: text === '' };
  if (!date) return nothing;
  const moment = date.type === 'moment' ? date.moment : date.start;
  if (typeof moment === 'string' || moment.year.includes('X')) return nothing;
  const month = /^(0[1-9]|1[0-2])$/.test(moment.month ?? '') ? (moment.month ?? '') : '';
  const day = month !== '' && /^\d\d$/.test(moment.day ?? '') ? (moment.day ?? '') : '';
  const written = [moment.year, month, day].filter((part) => part !== '').join('-');
  return { year: moment.year, month, day, isExact: written === text };
}
