import { sourceFieldsSchema, type SourceFields } from '@/lib/sources/model';
import { foldText } from '@/lib/text/fold';

const MAX_NAME_LENGTH = 24;
const ARTICLES = new Set(['the', 'a', 'an', 'der', 'die', 'das', 'le', 'la', 'les', 'el', 'los', 'las']);

/**
 * The citation key of a source before it is made unique: the first author's family name, else the outlet, agency or
 * publisher, else the first word of the title, else "source"; then the year. ASCII letters and digits only, so names in
 * other scripts give way to the next.
 */
export function citationKeyBase(fields: SourceFields): string {
  const names = [
    familyName(fields.authors[0] ?? ''),
    fields.containerTitle,
    fields.agency,
    fields.publisher,
    firstWord(fields.title),
    'source',
  ];
  const name = names.map(asciiWord).find((word) => /[a-z]/.test(word)) ?? 'source';
  return name + (/^\d{4}/.exec(fields.issued)?.[0] ?? '');
}

/** The first of base, base + a, …, base + z, base + aa, … that is not taken. */
export function freeCitationKey(base: string, taken: ReadonlySet<string>): string {
  let key = base;
  for (let number = 1; taken.has(key); number += 1) key = base + letters(number);
  return key;
}

/** What search looks in; `searchTerms` folds a query in the same way. */
export function sourceSearchText(fields: SourceFields, citationKey: string): string {
  const { title, authors, containerTitle, agency, url } = fields;
  return foldText([title, ...authors, containerTitle, agency, url, citationKey].join('\n'));
}

/** The names of the fields in which two sources differ. */
export function changedFields(one: SourceFields, other: SourceFields): (keyof SourceFields)[] {
  const names = sourceFieldsSchema.keyof().options;
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}

/** What two people made of one field, when it is not the same. */
export interface SourceNote {
  /** What somebody else made of it. */
  theirs: string | string[];
  /** Whether the person changed it too; then saving takes theirs away. */
  isDisputed: boolean;
}

/**
 * A person's draft of a source brought up to date after somebody else saved it: fields that the person left as they were in `base`
 * take the latest value, the others stay as drafted. `notes` tell of every field that somebody else changed.
 */
export function mergeDraft(
  base: SourceFields,
  latest: SourceFields,
  draft: SourceFields,
): { fields: SourceFields; notes: Partial<Record<keyof SourceFields, SourceNote>> } {
  const notes: Partial<Record<keyof SourceFields, SourceNote>> = {};
  const untouched: Partial<SourceFields> = {};
  const touched = changedFields(base, draft);
  const differing = changedFields(draft, latest);
  for (const name of changedFields(base, latest)) {
    const isDisputed = touched.includes(name);
    if (!isDisputed) Object.assign(untouched, { [name]: latest[name] });
    if (differing.includes(name)) notes[name] = { theirs: latest[name], isDisputed };
  }
  return { fields: { ...draft, ...untouched }, notes };
}

// "Ida Maren" and "Maren, Ida" are both Maren.
function familyName(author: string): string {
  const [beforeComma = '', afterComma] = author.split(',');
  if (afterComma !== undefined) return beforeComma;
  return author.trim().split(/\s+/).at(-1) ?? '';
}

function firstWord(title: string): string {
  const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.find((word) => !ARTICLES.has(word.toLowerCase()) && /[a-z]/.test(asciiWord(word))) ?? '';
}

function asciiWord(text: string): string {
  return foldText(text)
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, MAX_NAME_LENGTH);
}

function letters(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCodePoint(97 + ((number - 1) % 26));
}
