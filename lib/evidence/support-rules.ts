import type { EvidenceRelation, PROXIMITIES } from '@/lib/evidence/model';
import { originKey, type Lineages } from '@/lib/evidence/lineage-rules';

type Proximity = (typeof PROXIMITIES)[number];

/** What is counted of a link to a source. */
export interface CountedEvidence {
  id: string;
  sourceId: string;
  relation: EvidenceRelation;
  proximity: Proximity | null;
  directness: 'states_it' | 'implies_it' | 'background' | null;
  hasLocator: boolean;
}

/** What evidence says of a claim, in AVeriTeC's sense (Schlichtkrull and others 2023). */
export type EvidenceSummary = 'supported' | 'refuted' | 'conflicting' | 'not_enough';

/** How many voices support a claim: reprints of one dispatch are one. What is only background supports nothing. */
export function independentSupport(
  evidence: readonly CountedEvidence[],
  lineages: Lineages,
  proximity?: Proximity,
): number {
  const supports = evidence.filter(
    (each) => speaksFor(each) && (proximity === undefined || each.proximity === proximity),
  );
  return new Set(supports.map(({ sourceId }) => originKey(sourceId, lineages))).size;
}

/** What all evidence says together. */
export function evidenceSummary(evidence: readonly CountedEvidence[]): EvidenceSummary {
  const isSupported = evidence.some(speaksFor);
  const isContradicted = evidence.some(speaksAgainst);
  if (isSupported) return isContradicted ? 'conflicting' : 'supported';
  return isContradicted ? 'refuted' : 'not_enough';
}

/**
 * Whether a source is newer than the article that it is evidence for. Both are dates in the precision known; where that does not tell, as of
 * the same day, it is not. Dates that are not known are not newer.
 */
export function isNewer(issued: string, publishedAt: string): boolean {
  const [source, article] = [dayOf(issued), dayOf(publishedAt)];
  if (!source || !article) return false;
  const length = Math.min(source.length, article.length);
  return source.slice(0, length) > article.slice(0, length);
}

const speaksFor = ({ relation, directness }: CountedEvidence) =>
  relation === 'supported_by' && directness !== 'background';
const speaksAgainst = ({ relation, directness }: CountedEvidence) =>
  relation === 'contradicted_by' && directness !== 'background';

// Of an interval, its beginning; "2026~" and "2026?" are of 2026.
function dayOf(date: string): string | null {
  return /^\d{4}(-\d{2}(-\d{2})?)?/.exec(date)?.[0] ?? null;
}
