import type { EvidenceRelation, EvidenceView } from '@/lib/annotations/evidence-model';

/** What a source does to the words that it is linked to, as the desk and exports say it. */
export const RELATION_VERBS: Record<EvidenceRelation, string> = {
  supported_by: 'supports',
  contradicted_by: 'contradicts',
  qualified_by: 'qualifies',
  mentions_only: 'mentions',
  quoted_from: 'quoted from',
};

/** A link as those see it from whom its source is withheld: that it is there, and what it does. */
export function withheldEvidence(link: EvidenceView): EvidenceView {
  return { ...link, isWithheld: true, locatorType: null, locator: '', excerpt: '', note: '' };
}
