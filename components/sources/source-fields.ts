import { isHumanKind, type SourceFieldName, type SourceKind } from '@/lib/sources/model';
import type { SourcePart } from '@/lib/sources/rules';

export type GroupName = 'quick' | 'person' | 'work' | 'identifiers' | 'archive' | 'judgement';

/** One field of a source as forms and pages show it. */
export interface FieldDefinition {
  name: SourcePart;
  label: string;
  group: GroupName;
  control: 'line' | 'words' | 'names' | 'date' | 'address' | 'choice';
  hint?: string;
  wide?: true;
}

export const GROUP_TITLES: Record<GroupName, string> = {
  quick: 'What it is',
  person: 'The person and the terms',
  work: 'More about the work',
  identifiers: 'Identifiers',
  archive: 'Where it stands and is archived',
  judgement: 'Reliability, interests, rights',
};

/** Every field that people fill in, in the order of forms and pages. */
export const SOURCE_FIELDS: readonly FieldDefinition[] = [
  { name: 'title', label: 'Title', group: 'quick', control: 'line', wide: true },
  { name: 'kind', label: 'Kind', group: 'quick', control: 'choice' },
  {
    name: 'issued',
    label: 'Published',
    group: 'quick',
    control: 'date',
    hint: 'A day, a month or a year, as it is known.',
  },
  {
    name: 'authors',
    label: 'Authors',
    group: 'quick',
    control: 'names',
    hint: 'One a line: Family, Given. Institutions as printed.',
    wide: true,
  },
  { name: 'containerTitle', label: 'Outlet or work', group: 'quick', control: 'line' },
  {
    name: 'agency',
    label: 'Agency',
    group: 'quick',
    control: 'line',
    hint: 'The wire service that it came from.',
  },
  { name: 'url', label: 'Address', group: 'quick', control: 'address', wide: true },

  { name: 'human.channel', label: 'How you spoke', group: 'person', control: 'choice' },
  { name: 'human.interviewDate', label: 'When', group: 'person', control: 'date' },
  { name: 'human.interviewerId', label: 'Who asked', group: 'person', control: 'choice' },
  { name: 'human.terms', label: 'Terms of use', group: 'person', control: 'choice' },
  {
    name: 'human.agreedDescription',
    label: 'Agreed description',
    group: 'person',
    control: 'line',
    hint: 'How the person may be called before others. Everybody sees it where the source is evidence, and in exports.',
    wide: true,
  },
  {
    name: 'human.recordingRef',
    label: 'Recording',
    group: 'person',
    control: 'line',
    hint: 'Where it is kept, not the recording itself.',
  },
  { name: 'human.transcriptRef', label: 'Transcript', group: 'person', control: 'line' },

  { name: 'titleTranslated', label: 'Title in translation', group: 'work', control: 'line', wide: true },
  { name: 'section', label: 'Section', group: 'work', control: 'line' },
  { name: 'publisher', label: 'Publisher', group: 'work', control: 'line' },
  { name: 'via', label: 'Found in', group: 'work', control: 'line', hint: 'The aggregator or reprint.' },
  {
    name: 'language',
    label: 'Language',
    group: 'work',
    control: 'line',
    hint: 'As a tag: en, pt-BR, zh-Hant.',
  },
  { name: 'revisedAt', label: 'Revised', group: 'work', control: 'date' },
  { name: 'place', label: 'Place', group: 'work', control: 'line' },
  { name: 'medium', label: 'Medium', group: 'work', control: 'line' },
  { name: 'volume', label: 'Volume', group: 'work', control: 'line' },
  { name: 'issue', label: 'Issue', group: 'work', control: 'line' },
  { name: 'pages', label: 'Pages', group: 'work', control: 'line' },

  {
    name: 'doi',
    label: 'DOI',
    group: 'identifiers',
    control: 'line',
    hint: 'With or without doi.org before it.',
  },
  { name: 'isbn', label: 'ISBN', group: 'identifiers', control: 'line', hint: 'With 10 or 13 digits.' },
  {
    name: 'canonicalUrl',
    label: 'Canonical address',
    group: 'identifiers',
    control: 'address',
    hint: 'By which duplicates are found. Made of the address when it is empty.',
    wide: true,
  },

  {
    name: 'accessedAt',
    label: 'Accessed',
    group: 'archive',
    control: 'date',
    hint: 'The day on which it was seen there.',
  },
  { name: 'urlStatus', label: 'State of the address', group: 'archive', control: 'choice' },
  { name: 'archiveUrl', label: 'Archived at', group: 'archive', control: 'address', wide: true },
  { name: 'archiveDate', label: 'Archived on', group: 'archive', control: 'date' },
  { name: 'archiveService', label: 'Archive', group: 'archive', control: 'line' },

  { name: 'reliabilityNote', label: 'Reliability', group: 'judgement', control: 'words', wide: true },
  {
    name: 'conflictOfInterest',
    label: 'Conflict of interest',
    group: 'judgement',
    control: 'words',
    wide: true,
  },
  { name: 'rightsNote', label: 'Rights', group: 'judgement', control: 'words', wide: true },
  { name: 'note', label: 'Note', group: 'judgement', control: 'words', wide: true },
];

/** What a field is called of a kind: a person who told it has not written it. */
export function labelOf(kind: SourceKind, { name, label }: FieldDefinition): string {
  return name === 'authors' && isHumanKind(kind) ? 'Who' : label;
}

/** What a field is called before people; it is shown by its own name where forms have none. */
export function fieldLabel(name: SourceFieldName | SourcePart): string {
  const labels: Partial<Record<string, string>> = {
    human: 'The person and the terms',
    extra: 'Further fields',
    provenance: 'Where fields were read',
  };
  return SOURCE_FIELDS.find((field) => field.name === name)?.label ?? labels[name] ?? name;
}

const NOT_OF_PEOPLE: readonly SourcePart[] = [
  'containerTitle',
  'agency',
  'section',
  'publisher',
  'via',
  'revisedAt',
  'volume',
  'issue',
  'pages',
  'doi',
  'isbn',
  'canonicalUrl',
  'url',
  'urlStatus',
  'archiveUrl',
  'archiveDate',
  'archiveService',
  'accessedAt',
];
const COUNTED: readonly SourceKind[] = [
  'article-newspaper',
  'article-magazine',
  'article-journal',
  'article',
  'review',
  'book',
  'chapter',
  'report',
  'entry-encyclopedia',
  'entry-dictionary',
  'paper-conference',
  'legal_case',
  'legislation',
  'bill',
  'regulation',
  'document',
  'thesis',
];
const BOUND: readonly SourceKind[] = [
  'book',
  'chapter',
  'entry-encyclopedia',
  'entry-dictionary',
  'report',
  'thesis',
  'paper-conference',
  'pamphlet',
  'standard',
  'map',
];

/** Whether a field is asked of sources of a kind. What is filled in all the same is shown anyway. */
export function isAskedOf(kind: SourceKind, name: SourcePart): boolean {
  if (name.startsWith('human.')) return isHumanKind(kind);
  if (isHumanKind(kind)) return !NOT_OF_PEOPLE.includes(name);
  if (name === 'volume' || name === 'issue' || name === 'pages') return COUNTED.includes(kind);
  if (name === 'isbn') return BOUND.includes(kind);
  return true;
}
