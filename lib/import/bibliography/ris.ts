import { ownValue } from '@/lib/export/bibliography/own-value';
import { readLanguage } from '@/lib/export/bibliography/languages';
import { readRisName } from '@/lib/export/bibliography/ris';
import { readRisDate } from '@/lib/export/bibliography/ris-date';
import { RIS_ALIASES, RIS_EXTRAS, RIS_KINDS, RIS_TEXTS } from '@/lib/export/bibliography/ris-tables';
import type { ParsedBibliography, ParsedEntry } from '@/lib/import/bibliography/parsed-entry';
import { RecordDraft } from '@/lib/import/bibliography/record-draft';
import { parseIsbn } from '@/lib/sources/identifier-rules';

const LINE = /^([A-Z][A-Z\d])  ?-(?: ?(.*))?$/;

interface RisEntry {
  line: number;
  lines: string[];
  tags: { tag: string; value: string }[];
  isClosed: boolean;
}

/** Reads RIS. A record without its end is taken with a warning; what stands between records is warned of. */
export function parseRis(text: string): ParsedBibliography {
  const { records, warnings } = readRecords(text);
  return { entries: records.map(parseRecord), warnings };
}

function readRecords(text: string): { records: RisEntry[]; warnings: string[] } {
  const records: RisEntry[] = [];
  const warnings: string[] = [];
  let open: RisEntry | null = null;
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.trimEnd().replace(/^\ufeff/, '');
    const [, tag, value = ''] = LINE.exec(line) ?? [];
    if (tag === 'TY') {
      open = { line: index + 1, lines: [], tags: [], isClosed: false };
      records.push(open);
    }
    if (!open) {
      // Some programs number the records between them.
      if (line !== '' && !/^\d+\.?$/.test(line))
        warnings.push(`Line ${index + 1} belongs to no record: “${line.slice(0, 80)}”.`);
      continue;
    }
    open.lines.push(line);
    if (tag === 'ER') {
      open.isClosed = true;
      open = null;
    } else if (tag !== undefined) open.tags.push({ tag, value: value.trim() });
    else if (line !== '') {
      const last = open.tags.at(-1);
      if (last) last.value += ` ${line.trim()}`;
    }
  }
  return { records, warnings };
}

function parseRecord({ line, lines, tags, isClosed }: RisEntry): ParsedEntry {
  const type = tags[0]?.value.toUpperCase() ?? '';
  const kind = ownValue(RIS_KINDS, type);
  const draft = new RecordDraft(kind ?? 'document');
  if (!kind) {
    draft.keep('type', type);
    draft.warn(`The type “${type}” is not known. It is taken as a document.`);
  }
  if (!isClosed) draft.warn('The record does not end with ER. It is taken as far as it goes.');
  const seen = new Set<string>();
  for (const each of tags.slice(1)) {
    const tag = ownValue(RIS_ALIASES, each.tag) ?? each.tag;
    readTag(draft, { tag, as: each.tag, value: each.value, isFirst: !seen.has(tag) });
    seen.add(tag);
  }
  readPages(draft, tags);
  readYear(draft, tags);
  const notes = tags.filter(({ tag }) => tag === 'N1').map(({ value }) => value);
  draft.addNote(notes.join('\n'));
  const key = tags.find(({ tag }) => tag === 'ID')?.value ?? '';
  return { line, key, fields: draft.finish(), warnings: draft.warnings, text: lines.join('\n') };
}

interface Tag {
  tag: string;
  /** As it is written in the file. */
  as: string;
  value: string;
  isFirst: boolean;
}

function readTag(draft: RecordDraft, { tag, as, value, isFirst }: Tag): void {
  const text = tag === 'TT' ? 'titleTranslated' : ownValue(RIS_TEXTS, tag);
  const extra = ownValue(RIS_EXTRAS, tag);
  if (['ID', 'N1', 'SP', 'EP', 'PY', 'ER'].includes(tag) || value === '') return;
  if (tag === 'AU') draft.addAuthors([readRisName(value)]);
  else if (tag === 'DA' || tag === 'Y2') readDate(draft, tag, value);
  else if (tag === 'SN') readNumber(draft, value);
  else if (tag === 'LA') draft.set('language', readLanguage(value) ?? value, as);
  else if (text && (isFirst || tag !== 'UR')) draft.set(text, value, as);
  else if (extra === 'editor' || extra === 'translator') draft.keep(extra, readRisName(value));
  else draft.keep(extra ?? as, value);
}

function readNumber(draft: RecordDraft, value: string): void {
  if (parseIsbn(value) === null) draft.keep('ISSN', value);
  else draft.set('isbn', value, 'SN');
}

function readDate(draft: RecordDraft, tag: 'DA' | 'Y2', value: string): void {
  const read = readRisDate(value);
  draft.set(tag === 'DA' ? 'issued' : 'accessedAt', read?.date ?? value, tag);
  if (read && read.rest !== '') draft.keep(`${tag} (in words)`, read.rest);
}

function readPages(draft: RecordDraft, tags: RisEntry['tags']): void {
  const of = (tag: string) => tags.find((each) => each.tag === tag)?.value ?? '';
  draft.set('pages', [of('SP'), of('EP')].filter((part) => part !== '').join('-'), 'SP');
}

// The year stands beside the date in most files; alone it is the date.
function readYear(draft: RecordDraft, tags: RisEntry['tags']): void {
  const year = tags.find(({ tag }) => tag === 'PY')?.value ?? '';
  if (year === '' || draft.get('issued').startsWith(/^\d{4}/.exec(year)?.[0] ?? '-')) return;
  draft.set('issued', readRisDate(year)?.date ?? year, 'PY');
}
