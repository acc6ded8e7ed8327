import { compareReadingOrder } from '@/lib/annotations/order-rules';
import type { CommentView } from '@/lib/annotations/comment-model';
import type { EvidenceView } from '@/lib/evidence/model';
import type { ExportBundle } from '@/lib/export/bundle';

/**
 * The same bundle with everything in the order that exports write it in, whatever order it was read in: annotations in reading
 * order, links and comments from the oldest, sources by citation key.
 */
export function inReadingOrder(bundle: ExportBundle): ExportBundle {
  return {
    ...bundle,
    annotations: bundle.annotations
      .toSorted(compareReadingOrder)
      .map((annotation) => ({ ...annotation, evidence: annotation.evidence.toSorted(byAge) })),
    comments: new Map(
      Array.from(bundle.comments, ([annotationId, comments]) => [annotationId, comments.toSorted(byAge)]),
    ),
    sources: bundle.sources.toSorted((one, other) => compare(one.citationKey, other.citationKey)),
  };
}

function byAge(one: CommentView | EvidenceView, other: CommentView | EvidenceView): number {
  return compare(one.createdAt, other.createdAt) || compare(one.id, other.id);
}

// Not by locale: the same everywhere.
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
