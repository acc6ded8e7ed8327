import type { AnnotationView } from '@/lib/annotations/model';
import type { EvidenceView } from '@/lib/evidence/model';
import type { TextRange } from '@/lib/text/text-range';

/** Words of a copy that words of the article are linked to. */
export interface LinkedPassage {
  annotation: AnnotationView;
  link: EvidenceView;
  range: TextRange;
}

/**
 * The passages of a copy that the annotations are linked to, in the order of the copy: those that were found in it, and those that stand in
 * it word for word although they were found in an older one.
 */
export function linkedPassages(annotations: Iterable<AnnotationView>, captureId: string): LinkedPassage[] {
  const found: LinkedPassage[] = [];
  for (const annotation of annotations) {
    for (const link of annotation.evidence) {
      const range = link.isWithheld ? null : placeIn(link, captureId);
      if (range) found.push({ annotation, link, range });
    }
  }
  return found.toSorted(
    (one, other) => one.range.start - other.range.start || one.range.end - other.range.end,
  );
}

function placeIn({ captureId: own, passage, newest }: EvidenceView, captureId: string): TextRange | null {
  if (own === captureId) return passage;
  if (newest?.captureId !== captureId || newest.start === null || newest.end === null) return null;
  const isWhole = newest.placement === 'placed' || newest.placement === 'moved';
  return isWhole ? { start: newest.start, end: newest.end } : null;
}
