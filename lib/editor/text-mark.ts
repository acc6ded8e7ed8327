import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnchorRole } from '@/lib/annotations/model';

/** What the paper needs to know of an annotation: offsets in the projected text, UTF-16 units, half open. */
export interface TextMark {
  id: string;
  kind: AnnotationKind;
  /** Its check is done; drawn more quietly. */
  finished: boolean;
  ranges: readonly { role: AnchorRole; start: number; end: number }[];
}
