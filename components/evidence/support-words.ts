import type { EvidenceView } from '@/lib/evidence/model';
import type { ClaimSupport } from '@/lib/evidence/claim-rules';
import { isCircular, type SourceLineage } from '@/lib/evidence/lineage-rules';
import type { Lack, Sufficiency } from '@/lib/evidence/sufficiency-rules';
import { type EvidenceSummary, isNewer } from '@/lib/evidence/support-rules';
import type { CitedSource } from '@/lib/sources/model';

const SUMMARIES: Record<EvidenceSummary, string> = {
  supported: 'supported',
  refuted: 'refuted',
  conflicting: 'conflicting',
  not_enough: 'not enough',
};

/** What the evidence of a claim comes to: "2 independent sources · supported". */
export function supportLine({ independent, summary }: ClaimSupport): string {
  const count = independent === 0 ? 'No' : String(independent);
  return `${count} independent ${independent === 1 ? 'source' : 'sources'} · ${SUMMARIES[summary]}`;
}

/** What a claim lacks, in few words. */
export function lackInShort(lack: Lack, { primary, secondary }: Sufficiency): string {
  switch (lack.what) {
    case 'support':
      return `${primary} primary or ${secondary} independent secondary`;
    case 'contradiction':
      return 'nothing that contradicts it';
    case 'locators':
      return lack.evidenceIds.length === 1
        ? 'a place for one link'
        : `places for ${lack.evidenceIds.length} links`;
  }
}

interface LinkPlace {
  source: CitedSource | null;
  lineages: ReadonlyMap<string, SourceLineage>;
  /** When the article was published, in the precision known. */
  publishedAt: string;
}

/** What speaks against leaning on a link, in sentences. */
export function linkWarnings(
  { sourceId, newest }: EvidenceView,
  { source, lineages, publishedAt }: LinkPlace,
): string[] {
  const articles = new Set([...lineages.values()].flatMap(({ id, isArticle }) => (isArticle ? [id] : [])));
  const issued = source && !source.isWithheld ? source.issued : '';
  const placement = newest?.placement ?? 'placed';
  return [
    ...(placement === 'changed' || placement === 'ambiguous' || placement === 'orphaned'
      ? [`The source changed after it was cited: ${CHANGES[placement]}.`]
      : []),
    ...(isCircular(sourceId, lineages, articles)
      ? ['Circular: the source goes back to this article, or to itself. It counts as no support.']
      : []),
    ...(isNewer(issued, publishedAt) ? ['The source is newer than the article.'] : []),
  ];
}

const CHANGES = {
  changed: 'the passage reads differently in its newest copy',
  ambiguous: 'its newest copy has the passage in several places',
  orphaned: 'its newest copy has no such passage',
};
