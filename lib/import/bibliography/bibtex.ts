import {
  BIB_EXTRAS,
  BIB_KINDS,
  BIB_SUBTYPES,
  containerField,
  VERBATIM_FIELDS,
} from '@/lib/export/bibliography/bib-tables';
import { readLanguage } from '@/lib/export/bibliography/languages';
import { ownValue } from '@/lib/export/bibliography/own-value';
import { readBibDate } from '@/lib/import/bibliography/bibtex-dates';
import { inheritFields } from '@/lib/import/bibliography/bibtex-crossref';
import { readBibNames } from '@/lib/import/bibliography/bibtex-names';
import { readBibSyntax, type BibSyntaxEntry } from '@/lib/import/bibliography/bibtex-syntax';
import { decodeLatex } from '@/lib/import/bibliography/decode-latex';
import type { ParsedBibliography, ParsedEntry } from '@/lib/import/bibliography/parsed-entry';
import { RecordDraft, type TextName } from '@/lib/import/bibliography/record-draft';
import { SOURCE_KINDS, type SourceKind } from '@/lib/sources/model';

/** Fields that are a field of ours, whatever the entry's type. */
const TEXTS = new Map<string, TextName>(
  Object.entries({
    title: 'title',
    isbn: 'isbn',
    doi: 'doi',
    url: 'url',
    volume: 'volume',
    pages: 'pages',
    howpublished: 'medium',
    location: 'place',
    address: 'place',
    journal: 'containerTitle',
    journaltitle: 'containerTitle',
    booktitle: 'containerTitle',
    publisher: 'publisher',
    institution: 'publisher',
    school: 'publisher',
  } satisfies Record<string, TextName>),
);
const NAME_FIELDS = new Set([
  'editor',
  'translator',
  'editora',
  'editorb',
  'editorc',
  'annotator',
  'commentator',
  'introduction',
  'foreword',
  'afterword',
  'holder',
]);
const NOTES = new Set(['note', 'addendum', 'annotation', 'annote']);
/** Read together elsewhere. */
const APART = new Set([
  'author',
  'title',
  'subtitle',
  'titleaddon',
  'date',
  'year',
  'month',
  'day',
  'language',
  'langid',
  'hyphenation',
  'entrysubtype',
  'issue',
  'number',
]);

/** Reads BibTeX and BibLaTeX, both at once. Entries that are broken come as text. */
export function parseBibtex(text: string): ParsedBibliography {
  const { entries, warnings } = readBibSyntax(text);
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
  const parsed = entries.flatMap((entry) =>
    entry.type === 'xdata'
      ? []
      : [parseEntry(inheritFields(entry, (key) => byKey.get(key.toLowerCase()) ?? null))],
  );
  return { entries: parsed, warnings };
}

function parseEntry(entry: BibSyntaxEntry): ParsedEntry {
  const { key, line, text } = entry;
  if (entry.isBroken) return { key, line, text, fields: null, warnings: entry.warnings };
  const draft = new RecordDraft('document');
  const kind = readKind(draft, entry);
  for (const warning of entry.warnings) draft.warn(warning);
  const fields = new Map<string, string>();
  for (const [name, value] of entry.fields) {
    if (fields.has(name)) {
      draft.keep(name, plain(draft, name, value));
      draft.warn(`The field “${name}” stands there twice. The second one is kept among the further fields.`);
    } else fields.set(name, value);
  }
  readTitle(draft, fields);
  readAuthors(draft, fields.get('author') ?? '');
  readDates(draft, fields);
  readLanguages(draft, fields);
  readNumbers(draft, kind, fields);
  for (const [name, value] of fields) if (!APART.has(name)) readField(draft, entry.type, name, value);
  return { key, line, text, fields: draft.finish(), warnings: draft.warnings };
}

function readKind(draft: RecordDraft, { type, fields }: BibSyntaxEntry): SourceKind {
  const subtype = fields.find(([name]) => name === 'entrysubtype')?.[1].trim() ?? '';
  const meant =
    SOURCE_KINDS.find((kind) => kind === subtype) ?? ownValue(BIB_SUBTYPES, subtype.toLowerCase());
  const byType = ownValue(BIB_KINDS, type);
  if (subtype !== '' && !meant) draft.keep('entrysubtype', subtype);
  if (!byType && !meant) {
    draft.keep('type', type);
    draft.warn(`The type “@${type}” is not known. It is taken as a document.`);
  }
  const kind = meant ?? byType ?? 'document';
  draft.setKind(kind);
  return kind;
}

function readTitle(draft: RecordDraft, fields: ReadonlyMap<string, string>): void {
  const parts = ['title', 'subtitle'].map((name) => plain(draft, name, fields.get(name) ?? ''));
  draft.set('title', parts.filter((part) => part !== '').join(': '), 'title');
  draft.keep('titleaddon', plain(draft, 'titleaddon', fields.get('titleaddon') ?? ''));
}

function readAuthors(draft: RecordDraft, latex: string): void {
  const { names, hasOthers } = readBibNames(latex);
  draft.addAuthors(names);
  if (!hasOthers) return;
  draft.keep('and others', 'author');
  draft.warn(
    'There are more authors than the file names (“and others”). That is kept among the further fields.',
  );
}

function readDates(draft: RecordDraft, fields: ReadonlyMap<string, string>): void {
  const part = (name: string) => plain(draft, name, fields.get(name) ?? '');
  // Its marks are no LaTeX.
  const written = (fields.get('date') ?? '').trim();
  const { date, rest } = readBibDate({
    date: written,
    year: part('year'),
    month: part('month'),
    day: part('day'),
  });
  if (date !== null) draft.set('issued', date, 'date');
  for (const [name, value] of rest) {
    draft.keep(name, value);
    draft.warn(`“${value}” (${name}) is no date that can be taken. It is kept among the further fields.`);
  }
}

function readLanguages(draft: RecordDraft, fields: ReadonlyMap<string, string>): void {
  const named = ['language', 'langid', 'hyphenation'].map(
    (name) => [name, plain(draft, name, fields.get(name) ?? '')] as const,
  );
  const found = named.find(([, value]) => readLanguage(value) !== null);
  if (found) draft.set('language', readLanguage(found[1]) ?? '', found[0]);
  // The name by which LaTeX hyphenates says no more than the language does.
  for (const [name, value] of named) if (readLanguage(value) === null) draft.keep(name, value);
}

// BibLaTeX and BibTeX call an issue's number `number`; of reports and the like that is a number of their own.
function readNumbers(draft: RecordDraft, kind: SourceKind, fields: ReadonlyMap<string, string>): void {
  const [number, issue] = ['number', 'issue'].map((name) => plain(draft, name, fields.get(name) ?? ''));
  const isOfReport = ['report', 'patent', 'standard', 'legislation', 'bill', 'regulation', 'treaty'].includes(
    kind,
  );
  draft.set('issue', number ?? '', 'number');
  if (isOfReport && number) draft.warn(`The number “${number}” stands in the field Issue.`);
  if (issue) draft.set('issue', issue, 'issue');
}

function readField(draft: RecordDraft, type: string, name: string, latex: string): void {
  const value = VERBATIM_FIELDS.has(name) || name === 'urldate' ? latex.trim() : plain(draft, name, latex);
  const text = TEXTS.get(name);
  if (name === 'urldate' || name === 'lastchecked')
    draft.set('accessedAt', readBibDate({ date: value }).date ?? value, name);
  else if (name === 'organization') draft.set(organization(draft, type), value, name);
  else if (name === 'url') draft.set('url', unescaped(latex), name);
  else if (name === 'pages') draft.set('pages', readPages(latex), name);
  else if (text) draft.set(text, value, name);
  else if (NOTES.has(name)) draft.addNote(value);
  else if (NAME_FIELDS.has(name)) readFurtherNames(draft, ownValue(BIB_EXTRAS, name) ?? name, latex);
  else draft.keep(ownValue(BIB_EXTRAS, name) ?? name, value);
}

function organization(draft: RecordDraft, type: string): TextName {
  if (type === 'manual' || type === 'techreport') return 'publisher';
  if (containerField(type) === 'organization') return 'containerTitle';
  return draft.get('publisher') === '' ? 'publisher' : 'containerTitle';
}

function readFurtherNames(draft: RecordDraft, name: string, latex: string): void {
  const { names, hasOthers } = readBibNames(latex);
  for (const each of names) draft.keep(name, each);
  if (hasOthers) draft.keep('and others', name);
}

// The dash between pages is a plain hyphen to us.
function readPages(latex: string): string {
  return decodeLatex(latex.replaceAll(/--+/g, '-')).text;
}

// Many programs escape in addresses what need not be.
function unescaped(latex: string): string {
  const inner = /^\\url\{(.*)\}$/s.exec(latex.trim())?.[1] ?? latex.trim();
  return inner.replaceAll(/\\([_%&#$~])/g, '$1');
}

function plain(draft: RecordDraft, name: string, latex: string): string {
  const { text, unknown } = decodeLatex(latex);
  for (const command of unknown)
    draft.warn(`The command ${command} (${name}) is not known. It is left as it is written.`);
  return text;
}
