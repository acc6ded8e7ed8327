import { BARE_LINK, type EvidenceView } from '@/lib/evidence/model';

/** A link for tests: to words of a copy called "copy". */
export function linkOf(id: string, changes: Partial<EvidenceView> = {}): EvidenceView {
  return {
    ...BARE_LINK,
    id,
    annotationId: '',
    sourceId: 'source',
    isWithheld: false,
    relation: 'supported_by',
    seenOriginal: null,
    captureId: 'copy',
    passage: { start: 10, end: 20 },
    newest: null,
    version: 1,
    createdAt: '',
    createdById: '',
    ...changes,
  };
}
