import { z } from 'zod';
import { readCslDate } from '@/lib/export/bibliography/csl-date';
import { CSL_EXTRA_NAMES, CSL_TEXTS, CUSTOM_NAME, readCslName } from '@/lib/export/bibliography/csl-json';
import { extraLines, labelledLines, LINE_NAMES } from '@/lib/export/bibliography/note-lines';
import type { ParsedBibliography, ParsedEntry } from '@/lib/import/bibliography/parsed-entry';
import { RecordDraft, type TextName } from '@/lib/import/bibliography/record-draft';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';
import { EMPTY_SOURCE, SOURCE_KINDS, type SourceFields, type SourceKind } from '@/lib/sources/model';

/** Types of CSL that no kind of ours is, and those of older files. */
const OTHER_TYPES = new Map<string, SourceKind>([
  ['classic', 'book'],
  ['collection', 'document'],
  ['entry', 'entry-encyclopedia'],
  ['musical_score', 'document'],
  ['performance', 'event'],
  ['periodical', 'article-journal'],
  ['review-book', 'review'],
]);
const TEXT_FIELDS = new Map<string, TextName>(
  Object.entries(CSL_TEXTS).map(([field, name]) => [name, field as TextName]),
);
const NAME_VARIABLES = new Set<string>([
  ...CSL_EXTRA_NAMES,
  ...`chair collection-editor compiler composer container-author contributor curator director
  editorial-director executive-producer guest host illustrator interviewer narrator organizer
  original-author performer producer recipient reviewed-author script-writer series-creator`.split(/\s+/),
]);
const DATE_VARIABLES = new Set(['available-date', 'event-date', 'original-date', 'submitted']);

const ownSchema = z
  .object({
    isProtected: z.boolean().optional(),
    human: z.record(z.string(), z.string()).optional(),
    extra: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  })
  .catchall(z.string());

/** Reads CSL-JSON: an array of items, one item, or an object that holds them under `items`. Null when the text is no JSON. */
export function parseCslJson(text: string): ParsedBibliography | null {
  const json = parseJson(text);
  if (json === undefined) return null;
  const held: unknown = Array.isArray(json) ? json : (Reflect.get(Object(json), 'items') ?? [json]);
  const items: unknown[] = Array.isArray(held) ? held : [held];
  let [at, line] = [0, 1];
  const entries = items.map((item) => {
    const entry = parseItem(item);
    const found = text.indexOf(JSON.stringify(entry.key), at);
    for (; at < found; at += 1) if (text[at] === '\n') line += 1;
    return { ...entry, line };
  });
  return { entries, warnings: [] };
}

function parseItem(item: unknown): ParsedEntry {
  const text = JSON.stringify(item, null, 2) ?? '';
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return {
      line: 1,
      key: '',
      fields: null,
      warnings: ['This is no item of CSL-JSON. Nothing is made of it.'],
      text,
    };
  }
  const { id, type, ...variables } = item as Record<string, unknown>;
  const key = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  const kind = typeof type === 'string' ? type : '';
  const known = SOURCE_KINDS.find((each) => each === kind) ?? OTHER_TYPES.get(kind);
  const draft = new RecordDraft(known ?? 'document');
  if (kind !== known) {
    if (kind !== '') draft.keep('type', kind);
    draft.warn(`The type “${kind}” is taken as ${known ?? 'document'}.`);
  }
  for (const [name, value] of Object.entries(variables)) readVariable(draft, name, value);
  readOwn(
    draft,
    Reflect.get(Object(variables['custom']), CUSTOM_NAME),
    isText(variables['note']) ? String(variables['note']) : '',
  );
  return { line: 1, key, fields: draft.finish(), warnings: draft.warnings, text };
}

function readVariable(draft: RecordDraft, name: string, value: unknown): void {
  const field = TEXT_FIELDS.get(name);
  if (value === null || value === '') return;
  if (name === 'author') draft.addAuthors(namesOf(value));
  else if (name === 'issued' || name === 'accessed') readDate(draft, name, value);
  else if (field && isText(value)) draft.set(field, String(value), name);
  else if (name === 'note' && isText(value)) draft.addNote(String(value));
  else if (name === 'custom') readCustom(draft, value);
  else if (NAME_VARIABLES.has(name)) for (const each of namesOf(value)) draft.keep(name, each);
  else if (DATE_VARIABLES.has(name)) draft.keep(name, readCslDate(value) ?? JSON.stringify(value));
  else if (isText(value)) draft.keep(name, String(value));
  else if (Array.isArray(value) && value.every(isText))
    for (const each of value) draft.keep(name, String(each));
  else draft.keep(name, JSON.stringify(value));
}

function readDate(draft: RecordDraft, name: 'issued' | 'accessed', value: unknown): void {
  const date = readCslDate(value);
  if (date !== null) draft.set(name === 'issued' ? 'issued' : 'accessedAt', date, name);
  else {
    const { literal, raw } = Object(value) as { literal?: unknown; raw?: unknown };
    const words = [literal, raw].find((each) => typeof each === 'string') ?? JSON.stringify(value);
    draft.set(name === 'issued' ? 'issued' : 'accessedAt', String(words), name);
  }
}

function readCustom(draft: RecordDraft, value: unknown): void {
  for (const [name, each] of Object.entries(Object(value) as Record<string, unknown>)) {
    if (name !== CUSTOM_NAME) draft.keep(name, isText(each) ? String(each) : JSON.stringify(each));
  }
}

// What stands in our room stands in the note, too, unless somebody took it out there.
function readOwn(draft: RecordDraft, own: unknown, note: string): void {
  const room = ownSchema.safeParse(own);
  if (!room.success) return;
  const { isProtected: _, human, extra = {}, ...texts } = room.data;
  const said = { ...EMPTY_SOURCE, ...texts, human: { ...EMPTY_HUMAN, ...human } } as SourceFields;
  const names = LINE_NAMES.filter(
    (name) => Object.hasOwn(texts, name) || (human && Object.hasOwn(human, name)),
  );
  const lines = [
    ...names.map((name) => labelledLines(said, [name])),
    ...Object.entries(extra).map(([name, value]) => extraLines({ [name]: value })),
  ];
  for (const each of lines.map((parts) => parts.join('\n'))) if (!note.includes(each)) draft.addNote(each);
}

function namesOf(value: unknown): string[] {
  return [value]
    .flat()
    .map(readCslName)
    .filter((name) => name !== '');
}

function isText(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
