import { isSameValue } from '@/lib/annotations/value-rules';
import { EMPTY_HUMAN, type HumanFields } from '@/lib/sources/human-model';
import { canonicalUrl } from '@/lib/sources/identifier-rules';
import { matchKey } from '@/lib/sources/match-rules';
import {
  isHumanKind,
  sourceFieldsSchema,
  type SourceFieldName,
  type SourceFields,
} from '@/lib/sources/model';
import { displayName, familyOf } from '@/lib/sources/name-rules';
import { foldText } from '@/lib/text/fold';

const FIELD_NAMES = sourceFieldsSchema.keyof().options;
const MAX_NAME_LENGTH = 24;
const ARTICLES = new Set(['the', 'a', 'an', 'der', 'die', 'das', 'le', 'la', 'les', 'el', 'los', 'las']);

/**
 * The citation key of a source before it is made unique: the first author's family name, else the outlet, agency or
 * publisher, else the first word of the title, else "source"; then the year. ASCII letters and digits only, so names in
 * other scripts give way to the next.
 */
export function citationKeyBase(fields: SourceFields): string {
  const names = [
    nameForKey(fields.authors[0] ?? ''),
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
  for (const key of citationKeys(base)) if (!taken.has(key)) return key;
  return base;
}

/** base, base + a, …, base + z, base + aa, … without an end. */
export function* citationKeys(base: string): Generator<string, never> {
  yield base;
  for (let number = 1; ; number += 1) yield base + letters(number);
}

/** The citation key of a restricted source before it is made unique: it carries no name. Also what stands in for the key of a withheld one. */
export function protectedKey(sourceId: string): string {
  return `protected-${sourceId.slice(0, 8)}`;
}

/** What search looks in; `searchTerms` folds a query in the same way. */
function sourceSearchText(fields: SourceFields, citationKey: string): string {
  const { title, titleTranslated, authors, containerTitle, agency, publisher, via } = fields;
  const { url, canonicalUrl: canonical, doi, isbn, human } = fields;
  const names = [...authors, ...authors.map(displayName)];
  const works = [containerTitle, agency, publisher, via, human?.agreedDescription ?? ''];
  const parts = [title, titleTranslated, ...names, ...works, url, canonical, doi, isbn, citationKey];
  return foldText([...new Set(parts)].filter((part) => part !== '').join('\n'));
}

/**
 * The fields as they are kept: a source who is a person has a human block and no other has, the canonical address is normalised,
 * or made of the address.
 */
export function completed(fields: SourceFields): SourceFields {
  return {
    ...fields,
    canonicalUrl: canonicalUrl(fields.canonicalUrl) || canonicalUrl(fields.url),
    human: isHumanKind(fields.kind) ? (fields.human ?? EMPTY_HUMAN) : null,
  };
}

/** A change put into the fields that are stored. Where a field was read is forgotten when a person writes over it. */
export function applyChange(stored: SourceFields, change: Partial<SourceFields>): SourceFields {
  const merged = { ...stored, ...change };
  const moved = merged.url !== stored.url && merged.canonicalUrl === stored.canonicalUrl;
  const fields = completed(moved ? { ...merged, canonicalUrl: '' } : merged);
  const overwritten = new Set<string>(changedFields(stored, fields));
  const isKept = (name: string) =>
    !overwritten.has(name) || stored.provenance[name] !== fields.provenance[name];
  return {
    ...fields,
    provenance: Object.fromEntries(Object.entries(fields.provenance).filter(([name]) => isKept(name))),
  };
}

/** What a row of the library holds of the fields, with what it is found by. The human block has a row of its own. */
export function sourceColumns(fields: SourceFields, citationKey: string) {
  const { human: _, ...columns } = completed(fields);
  return {
    ...columns,
    matchKey: matchKey(fields),
    searchText: sourceSearchText(completed(fields), citationKey),
  };
}

/** What is said of a source, without what the server says of it. */
export function fieldsOf(source: SourceFields): SourceFields {
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, source[name]])) as unknown as SourceFields;
}

/** The names of the fields in which two sources differ. */
export function changedFields(one: SourceFields, other: SourceFields): SourceFieldName[] {
  return FIELD_NAMES.filter((name) => !isSameValue(one[name], other[name]));
}

/** A field of a source, or of its human block: "human.terms". */
export type SourcePart = Exclude<SourceFieldName, 'human'> | `human.${keyof HumanFields}`;

/** What two people made of one field, when it is not the same. */
export interface SourceNote {
  /** What somebody else made of it. */
  theirs: unknown;
  /** Whether the person changed it too; then saving takes theirs away. */
  isDisputed: boolean;
}

/**
 * A person's draft of a source brought up to date after somebody else saved it: fields that the person left as they were in `base`
 * take the latest value, the others stay as drafted; the fields of the human block are looked at one by one. `notes` tell of every
 * field that somebody else changed.
 */
export function mergeDraft(
  base: SourceFields,
  latest: SourceFields,
  draft: SourceFields,
): { fields: SourceFields; notes: Partial<Record<SourcePart, SourceNote>> } {
  const notes: Partial<Record<SourcePart, SourceNote>> = {};
  const [before, now, mine] = [partsOf(base), partsOf(latest), partsOf(draft)];
  const merged = new Map(mine);
  for (const [name, theirs] of now) {
    if (isSameValue(before.get(name), theirs)) continue;
    const isDisputed = !isSameValue(before.get(name), mine.get(name));
    if (!isDisputed) merged.set(name, theirs);
    if (!isSameValue(mine.get(name), theirs)) notes[name] = { theirs, isDisputed };
  }
  return { fields: whole(merged, draft), notes };
}

function partsOf({ human, ...fields }: SourceFields): Map<SourcePart, unknown> {
  const own = FIELD_NAMES.flatMap((name) => (name === 'human' ? [] : [[name, fields[name]] as const]));
  const theirs = Object.entries(human ?? EMPTY_HUMAN).map(
    ([name, value]) => [`human.${name as keyof HumanFields}`, value] as const,
  );
  return new Map<SourcePart, unknown>([...own, ...theirs]);
}

function whole(parts: ReadonlyMap<SourcePart, unknown>, draft: SourceFields): SourceFields {
  const own = [...parts].filter(([name]) => !name.startsWith('human.'));
  const human = [...parts].flatMap(([name, value]) =>
    name.startsWith('human.') ? [[name.slice('human.'.length), value] as const] : [],
  );
  const fields = { ...draft, ...Object.fromEntries(own) } as SourceFields;
  return completedHuman(fields, Object.fromEntries(human) as unknown as HumanFields);
}

function completedHuman(fields: SourceFields, human: HumanFields): SourceFields {
  return { ...fields, human: isHumanKind(fields.kind) ? human : null };
}

// Particles belong to it: vanderberg2026.
function nameForKey(author: string): string {
  const { family, particle } = familyOf(author);
  return particle + family;
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
