import type { EvidenceView } from '@/lib/evidence/model';
import { isCircular, type SourceLineage } from '@/lib/evidence/lineage-rules';
import { lacksOf, type Lack, type Sufficiency } from '@/lib/evidence/sufficiency-rules';
import {
  type CountedEvidence,
  evidenceSummary,
  type EvidenceSummary,
  independentSupport,
} from '@/lib/evidence/support-rules';

/** What the evidence of a claim comes to. */
export interface ClaimSupport {
  /** Independent sources that support it; reprints of one dispatch are one. */
  independent: number;
  summary: EvidenceSummary;
  /** Ids of sources that go back to themselves or to the article: they support nothing. */
  circular: string[];
  lacks: Lack[];
}

/** What the evidence of a claim comes to, by the lineages of its sources and of what these derive from. */
export function claimSupport(
  evidence: readonly EvidenceView[],
  lineages: ReadonlyMap<string, SourceLineage>,
  policy: Sufficiency,
): ClaimSupport {
  const articleIds = new Set([...lineages.values()].flatMap(({ id, isArticle }) => (isArticle ? [id] : [])));
  const circular = new Set(
    evidence.flatMap(({ sourceId }) => (isCircular(sourceId, lineages, articleIds) ? [sourceId] : [])),
  );
  const counted = evidence
    .filter(({ relation, sourceId }) => relation !== 'supported_by' || !circular.has(sourceId))
    .map(countedOf);
  return {
    independent: independentSupport(counted, lineages),
    summary: evidenceSummary(counted),
    circular: [...circular],
    lacks: lacksOf(counted, lineages, policy),
  };
}

// Where a withheld link stands is not told; whoever may see it is told what it lacks.
function countedOf({
  id,
  sourceId,
  relation,
  proximity,
  directness,
  locatorType,
  passage,
  isWithheld,
}: EvidenceView): CountedEvidence {
  const hasLocator = isWithheld || locatorType !== null || passage !== null;
  return { id, sourceId, relation, proximity, directness, hasLocator };
}
