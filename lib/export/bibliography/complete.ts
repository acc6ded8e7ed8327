import { isPlainCanonical } from '@/lib/export/bibliography/csl-json';
import { extraLines, labelledLines, LINE_NAMES, ownNoteLines } from '@/lib/export/bibliography/note-lines';
import type { BibliographyRecord } from '@/lib/export/bibliography/record';

/** Everything that may be told of a source, a line each, its citation key and title first: nothing that is known is left out. */
export function completeLines(record: BibliographyRecord): string[] {
  if (record.isProtected) return [`[${record.key}] ${record.title}`, record.note];
  const { key, fields } = record;
  const names = LINE_NAMES.filter((name) => name !== 'title' && !isPlainCanonical(name, fields));
  return [
    `[${key}] ${fields.title}`,
    ...labelledLines(fields, names),
    ...extraLines(fields.extra),
    ...ownNoteLines(fields.note),
  ];
}
