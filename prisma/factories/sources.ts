import { newId } from '@/lib/ids';
import type { SourceInput } from '@/lib/sources/model';

/** What it takes to add a source; what is not given is made up. */
export function buildSource(parts: Partial<SourceInput> = {}): SourceInput {
  return {
    id: newId(),
    kind: 'report',
    title: 'The state of the northern quay',
    authors: ['Ida Maren'],
    containerTitle: '',
    agency: '',
    publisher: 'Saltmere Harbour Board',
    issued: '2026-03-14',
    accessedAt: '',
    url: 'https://harbour.saltmere.example/quay',
    note: '',
    ...parts,
  };
}
