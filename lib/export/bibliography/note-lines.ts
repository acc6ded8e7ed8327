import type { SourceFields } from '@/lib/sources/model';

/** What a line of a note can hold of a source, by the word that it begins with. The words are part of the formats: files hold them. */
export const LINE_LABELS = {
  kind: 'Kind',
  title: 'Title',
  titleTranslated: 'Translated title',
  authors: 'Author',
  containerTitle: 'Outlet or work',
  section: 'Section',
  agency: 'Agency',
  publisher: 'Publisher',
  via: 'Via',
  issued: 'Published',
  revisedAt: 'Revised',
  accessedAt: 'Accessed',
  language: 'Language',
  url: 'Address',
  canonicalUrl: 'Canonical address',
  doi: 'DOI',
  isbn: 'ISBN',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  medium: 'Medium',
  place: 'Place',
  archiveUrl: 'Archived',
  archiveDate: 'Archived on',
  archiveService: 'Archived by',
  urlStatus: 'Address status',
  reliabilityNote: 'Reliability',
  conflictOfInterest: 'Conflict of interest',
  rightsNote: 'Rights',
  channel: 'Channel',
  interviewDate: 'Interviewed',
  terms: 'Terms',
  agreedDescription: 'Agreed description',
} as const;
export type LineName = keyof typeof LINE_LABELS;
export const LINE_NAMES = Object.keys(LINE_LABELS) as LineName[];

const NOTE = 'Note';
const MORE = '| ';
const NAMES = new Map<string, LineName>(LINE_NAMES.map((name) => [LINE_LABELS[name], name]));
const LABELLED = new RegExp(`^(${[...NAMES.keys(), NOTE].join('|')}): (.+)$`, 'u');
const ALSO = /^Also \[((?:[^\]]|\]\])+)\]: (.+)$/u;

/** A line of a note that says something of the source; `line` is as it stood, with those that go on with it. */
interface NoteLine<N> {
  name: N;
  value: string;
  line: string;
}

/** A note taken apart: what it says of the source, in order, and what is left of it. */
export interface ReadNote {
  note: string;
  found: NoteLine<LineName>[];
  extra: NoteLine<string>[];
}

/**
 * What a format has no place for, in lines that people can read and `readNote` undoes: "Agency: Saltmere Wire". Further lines of a
 * value begin with "| ". Fields that are empty give none.
 */
export function labelledLines(fields: SourceFields, names: Iterable<LineName>): string[] {
  return [...names].flatMap((name) =>
    valuesOf(fields, name).flatMap((value) => linesOf(LINE_LABELS[name], value)),
  );
}

/** Extra fields in lines: "Also [series]: Harbour papers". */
export function extraLines(extra: SourceFields['extra']): string[] {
  return Object.entries(extra).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => linesOf(`Also [${name.replaceAll(']', ']]')}]`, each)),
  );
}

/** A note of somebody's own in lines; "Note: " stands before those that would be taken for something else. */
export function ownNoteLines(note: string): string[] {
  if (note === '') return [];
  return note
    .split('\n')
    .map((line) =>
      LABELLED.test(line) || ALSO.test(line) || line.startsWith(MORE) || line === MORE.trim()
        ? `${NOTE}: ${line}`
        : line,
    );
}

/** Takes a note apart again, ours or anybody's: lines that begin with one of the words are read, the others stay. */
export function readNote(text: string): ReadNote {
  const own: string[] = [];
  const found: ReadNote['found'] = [];
  const extra: ReadNote['extra'] = [];
  let last: NoteLine<string> | null = null;
  for (const line of text.split('\n')) {
    const [, label = '', value = ''] = LABELLED.exec(line) ?? [];
    const name = NAMES.get(label);
    const [, also, alsoValue = ''] = ALSO.exec(line) ?? [];
    const more = line === MORE.trim() ? '' : line.startsWith(MORE) ? line.slice(MORE.length) : null;
    if (name !== undefined) {
      const read = { name, value, line };
      found.push(read);
      last = read;
    } else if (also !== undefined) {
      last = { name: also.replaceAll(']]', ']'), value: alsoValue, line };
      extra.push(last);
    } else if (last && more !== null) {
      last.value += `\n${more}`;
      last.line += `\n${line}`;
    } else {
      last = null;
      own.push(label === NOTE ? value : line);
    }
  }
  return { note: own.join('\n').trim(), found, extra };
}

function valuesOf(fields: SourceFields, name: LineName): string[] {
  if (name === 'authors') return fields.authors;
  if (name === 'channel' || name === 'interviewDate' || name === 'agreedDescription')
    return [fields.human?.[name] ?? ''].filter((value) => value !== '');
  if (name === 'terms')
    return [fields.human?.terms ?? ''].filter((value) => value !== '' && value !== 'unspecified');
  return [fields[name]].filter((value) => value !== '');
}

function linesOf(label: string, value: string): string[] {
  const [first = '', ...more] = value.split('\n');
  return [`${label}: ${first}`, ...more.map((line) => (MORE + line).trim())];
}
