import { BARE_LINK, type EvidenceInput } from '@/lib/evidence/model';
import type { AnnotationInput, RangeInput } from '@/lib/annotations/model';
import { newId } from '@/lib/ids';

/** What it takes to annotate the words from `start` to `end`, as a claim on the first version unless told otherwise. */
export function buildAnnotation(
  [start, end]: readonly [start: number, end: number],
  parts: Partial<AnnotationInput> = {},
): AnnotationInput {
  const ranges: RangeInput[] = [{ role: 'content', start, end }];
  return { id: newId(), kind: 'claim', articleVersion: 0, ranges, ...parts };
}

/** What it takes to link a source, as support unless told otherwise. */
export function buildEvidence(sourceId: string, parts: Partial<EvidenceInput> = {}): EvidenceInput {
  return {
    id: newId(),
    sourceId,
    ...BARE_LINK,
    relation: 'supported_by',
    ...parts,
  };
}
