import { EMPTY_SOURCE, type SourceFields } from '@/lib/sources/model';

/** The sources of the sample article, by the name that its annotations call them. */
export const SAMPLE_SOURCES = {
  minutes: {
    ...EMPTY_SOURCE,
    kind: 'report',
    title: 'Minutes of the council, 8 October 2026, with annex 3: A year and a half of open nights',
    authors: ['Town of Quillmoor'],
    publisher: 'Town of Quillmoor',
    issued: '2026-10-08',
    accessedAt: '2026-10-09',
    url: 'https://quillmoor.example/council/minutes/2026-10-08',
    note: 'The paper copy at the town hall has the same page numbers.',
  },
  survey: {
    ...EMPTY_SOURCE,
    kind: 'report',
    title: 'Who reads at night? A survey of the visitors of an open library',
    authors: ['Lindqvist-Amoah, Hedda'],
    publisher: 'Institute for Small Towns',
    issued: '2026-06',
    accessedAt: '2026-10-09',
    url: 'https://small-towns.example/reports/who-reads-at-night',
  },
} as const satisfies Record<string, SourceFields>;

export type SampleSource = keyof typeof SAMPLE_SOURCES;
