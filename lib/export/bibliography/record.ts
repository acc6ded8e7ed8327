import { EMPTY_HUMAN, type HumanFields } from '@/lib/sources/human-model';
import { EMPTY_SOURCE, type CitedSource, type SourceFields, type SourceKind } from '@/lib/sources/model';
import { parseName, renderName } from '@/lib/sources/name-rules';
import { completed } from '@/lib/sources/rules';

/** What the formats write of one source: all that is said of it, or of a protected one only that it is there. */
export type BibliographyRecord = WholeRecord | ProtectedRecord;

export interface WholeRecord {
  isProtected: false;
  /** ASCII, unique in the list. */
  key: string;
  fields: SourceFields;
}

export interface ProtectedRecord {
  isProtected: true;
  key: string;
  kind: SourceKind;
  /** What was agreed to be said, or "Protected source". */
  title: string;
  /** That it is protected, in words. */
  note: string;
}

/** How the note of a protected source begins. */
export const PROTECTED_WORDS = 'Protected source';

/** The key of the record that only tells how many sources are left out, in formats without a place for remarks. */
export const LEFT_OUT_KEY = 'protected-sources';

const MANY_LINES = new Set<keyof SourceFields>([
  'reliabilityNote',
  'conflictOfInterest',
  'rightsNote',
  'note',
]);

/**
 * What may leave of a source. A restricted one is protected, whoever asks, even if it was handed over whole. `withheld` counts the
 * protected ones of the list, and is told with each.
 */
export function recordOf(source: CitedSource, withheld: number): BibliographyRecord {
  const key = source.citationKey;
  if (!source.isWithheld && source.access === 'team')
    return { isProtected: false, key, fields: tidyFields(source) };
  const agreed = source.isWithheld ? source.title : (source.human?.agreedDescription ?? '');
  return {
    isProtected: true,
    key,
    kind: source.kind,
    title: tidyLine(agreed) || PROTECTED_WORDS,
    note: `${PROTECTED_WORDS}, one of ${withheld} in this list: nothing else about it leaves the newsroom.`,
  };
}

/**
 * The fields as every format can hold them: runs of white space are one space, lines end alike, control characters are gone, an
 * extra field of one value is that value. Provenance, interviewer, recording and transcript stay here. Doing it twice changes nothing.
 */
export function tidyFields(source: SourceFields): SourceFields {
  const entries = (Object.keys(EMPTY_SOURCE) as (keyof SourceFields)[]).map((name) => {
    const value = source[name];
    if (typeof value !== 'string') return [name, value] as const;
    return [name, MANY_LINES.has(name) ? tidyLines(value) : tidyLine(value)] as const;
  });
  const fields = { ...EMPTY_SOURCE, ...Object.fromEntries(entries) } as SourceFields;
  return completed({
    ...fields,
    authors: source.authors.map(tidyName).filter((name) => name !== ''),
    extra: tidyExtra(source.extra),
    provenance: {},
    human: source.human && tidyHuman(source.human),
  });
}

/** A name in the one form in which it is kept. */
export function tidyName(name: string): string {
  const tidied = renderName(parseName(tidyLine(name)));
  return tidied === name ? name : tidyName(tidied);
}

/** Text on one line, without control characters. */
export function tidyLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** Text on several lines, each tidied; empty lines at the ends are left out. */
export function tidyLines(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .split('\n')
    .map(tidyLine)
    .join('\n')
    .trim();
}

function tidyExtra(extra: SourceFields['extra']): SourceFields['extra'] {
  const entries = Object.entries(extra).flatMap(([name, value]) => {
    const values = [value]
      .flat()
      .map(tidyLines)
      .filter((each) => each !== '');
    const [first] = values;
    const kept = tidyLine(name);
    return first === undefined || kept === '' ? [] : [[kept, values.length === 1 ? first : values] as const];
  });
  return Object.fromEntries(entries);
}

function tidyHuman(human: HumanFields): HumanFields {
  const { channel, terms } = human;
  return {
    ...EMPTY_HUMAN,
    channel,
    terms,
    interviewDate: tidyLine(human.interviewDate),
    agreedDescription: tidyLine(human.agreedDescription),
  };
}
