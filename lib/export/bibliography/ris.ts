import { isPlainCanonical } from '@/lib/export/bibliography/csl-json';
import {
  extraLines,
  labelledLines,
  LINE_NAMES,
  ownNoteLines,
  type LineName,
} from '@/lib/export/bibliography/note-lines';
import type { BibliographyRecord, WholeRecord } from '@/lib/export/bibliography/record';
import { readRisDate, risDate } from '@/lib/export/bibliography/ris-date';
import { RIS_EXTRAS, RIS_KINDS, RIS_TEXTS, RIS_TYPES } from '@/lib/export/bibliography/ris-tables';
import type { SourceFields } from '@/lib/sources/model';
import { parseName, renderName } from '@/lib/sources/name-rules';

type Line = readonly [tag: string, value: string];

/** A record of RIS, with its line ends. What has no tag there stands in notes (N1), a line each. */
export function risRecord(record: BibliographyRecord): string {
  const lines = record.isProtected
    ? ([
        ['TY', RIS_TYPES[record.kind]],
        ['ID', record.key],
        ['TI', record.title],
        ['N1', record.note],
      ] satisfies Line[])
    : wholeLines(record);
  return [...lines, ['ER', '']].map(([tag, value]) => `${tag}  - ${value}\r\n`).join('');
}

/** A name as RIS writes it: family, given, suffix; an institution as it is. `readRisName` tells whether it comes back. */
function risName(text: string): string {
  const name = parseName(text);
  if ('literal' in name) return name.literal;
  return `${name.family}, ${[name.given, name.suffix].filter((part) => part !== '').join(', ')}`.trim();
}

/** A name of RIS, of anybody's, as sources keep it. */
export function readRisName(text: string): string {
  const parts = text.split(',').map((part) => part.trim());
  const [family = '', given = '', suffix = ''] = parts;
  if (parts.length < 2 || parts.length > 3 || family === '') return renderName({ literal: text.trim() });
  return renderName({ family, given, suffix });
}

function wholeLines({ key, fields }: WholeRecord): Line[] {
  const { kind, authors, issued, accessedAt, pages, extra } = fields;
  const held = new Set<LineName>(Object.values(RIS_TEXTS));
  const type = RIS_TYPES[kind];
  if (RIS_KINDS[type] === kind) held.add('kind');
  if (authors.every((name) => readRisName(risName(name)) === name)) held.add('authors');
  const [published, accessed] = [risDate(issued), risDate(accessedAt)];
  if (published && readRisDate(published.date)?.date === issued) held.add('issued');
  if (accessed && readRisDate(accessed.date)?.date === accessedAt) held.add('accessedAt');
  const span = pageLines(pages);
  held.add('pages');
  const { native, further } = divide(extra);
  const inWords = LINE_NAMES.filter((name) => !held.has(name) && !isPlainCanonical(name, fields));
  const notes = [...ownNoteLines(fields.note), ...labelledLines(fields, inWords), ...extraLines(further)];
  const lines: Line[] = [
    ['TY', type],
    ['ID', key],
    ...authors.map((name): Line => ['AU', risName(name)]),
    ...textLines(fields),
    ...(published
      ? ([
          ['DA', published.date],
          ['PY', published.year],
        ] satisfies Line[])
      : []),
    ['Y2', accessed?.date ?? ''],
    ...span,
    ...native,
  ];
  return [...lines.filter(([, value]) => value !== ''), ...notes.map((line): Line => ['N1', line])];
}

function textLines(fields: SourceFields): Line[] {
  return Object.entries(RIS_TEXTS).map(([tag, name]) => [tag, fields[name]] as const);
}

// With one hyphen they come back as they were; whatever else is a beginning without an end.
function pageLines(pages: string): Line[] {
  const [, from, to] = /^([^\s-]+)-([^\s-]+)$/.exec(pages) ?? [];
  return from !== undefined && to !== undefined
    ? [
        ['SP', from],
        ['EP', to],
      ]
    : [['SP', pages]];
}

function divide(extra: SourceFields['extra']): { native: Line[]; further: SourceFields['extra'] } {
  const native: Line[] = [];
  const further: [string, string | string[]][] = [];
  const tags = new Map(Object.entries(RIS_EXTRAS).map(([tag, name]) => [name as string, tag]));
  for (const [name, value] of Object.entries(extra)) {
    const tag = tags.get(name);
    const values = [value].flat();
    const isName = name === 'editor' || name === 'translator';
    const isExact = values.every(
      (each) => !each.includes('\n') && (!isName || readRisName(risName(each)) === each),
    );
    if (tag !== undefined && isExact)
      native.push(...values.map((each): Line => [tag, isName ? risName(each) : each]));
    else further.push([name, value]);
  }
  return { native, further: Object.fromEntries(further) };
}
