import { newId } from '@/lib/ids';
import { EMPTY_SOURCE, type SourceInput } from '@/lib/sources/model';

/** What it takes to add a source; what is not given is made up. */
export function buildSource(parts: Partial<SourceInput> = {}): SourceInput {
  return {
    ...EMPTY_SOURCE,
    id: newId(),
    kind: 'report',
    title: 'The state of the northern quay',
    authors: ['Ida Maren'],
    publisher: 'Saltmere Harbour Board',
    issued: '2026-03-14',
    url: 'https://harbour.saltmere.example/quay',
    canonicalUrl: 'https://harbour.saltmere.example/quay',
    ...parts,
  };
}
