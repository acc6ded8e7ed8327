import { locatePassage } from '@/components/captures/locate-passage';
import { type EvidenceDraft, newDraft } from '@/components/evidence/evidence-draft';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { CapturePlace } from '@/lib/captures/model';
import { MAX_PASSAGE } from '@/lib/evidence/model';
import type { TextRange } from '@/lib/text/text-range';

/** A copy as far as a link says where in it words stand. */
interface CitedCopy {
  captureId: string;
  sourceId: string;
  text: string;
  textblocks: readonly TextRange[];
  places: readonly CapturePlace[];
  /** BCP 47; empty when unknown. */
  language: string;
}

/**
 * A link to words of a copy as it is being made: where they stand and what they say is filled in. What was said of a link to other words
 * before stays, but for that; of one to the same words all stays.
 */
export function passageDraft(
  kind: AnnotationKind,
  copy: CitedCopy,
  passage: TextRange,
  kept: EvidenceDraft | null,
): EvidenceDraft {
  const isSame =
    kept?.captureId === copy.captureId &&
    kept.passage?.start === passage.start &&
    kept.passage.end === passage.end;
  if (isSame) return kept;
  const locator = locatePassage({ ...copy, blocks: copy.textblocks }, passage);
  return {
    ...(kept ?? newDraft(kind)),
    sourceId: copy.sourceId,
    newSource: null,
    captureId: copy.captureId,
    passage,
    locatorType: locator?.type ?? null,
    locator: locator?.value ?? '',
    locatorEnd: locator?.end ?? '',
    excerpt: copy.text.slice(passage.start, passage.end),
    excerptLanguage: copy.language,
  };
}

/** Why words cannot be linked as one passage; null when they can. */
export function passageProblem({ start, end }: TextRange): string | null {
  if (end - start <= MAX_PASSAGE) return null;
  return `Choose fewer words: at most ${MAX_PASSAGE.toLocaleString('en')} characters are linked as one passage.`;
}
