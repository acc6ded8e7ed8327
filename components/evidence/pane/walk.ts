import type { AnnotationView } from '@/lib/annotations/model';
import { takesEvidence } from '@/lib/annotations/rules';
import type { EvidenceView } from '@/lib/evidence/model';
import type { TextRange } from '@/lib/text/text-range';

/** A link whose copy can be opened by whoever reads this, with its passage where it names one. */
type OpenableLink = EvidenceView & { captureId: string };
/** A link that points at words of a copy. */
export type PassageLink = OpenableLink & { passage: TextRange };

/** A place of the walk: words of the article, or a passage that they are linked to. */
export interface Stop {
  annotation: AnnotationView;
  link: PassageLink | null;
}

/** Whether a link leads to a copy that may be opened. */
export function isOpenable(link: EvidenceView): link is OpenableLink {
  return !link.isWithheld && link.captureId !== null;
}

/** The passages that an annotation is linked to, as its card lists them. */
export function passagesOf({ evidence }: Pick<AnnotationView, 'evidence'>): PassageLink[] {
  return evidence.filter((link): link is PassageLink => isOpenable(link) && link.passage !== null);
}

/** The walk through the evidence: each annotation that takes some, in the order given, and after it its passages. */
export function stopsOf(annotations: readonly AnnotationView[]): Stop[] {
  return annotations
    .filter(({ kind }) => takesEvidence(kind))
    .flatMap((annotation) => [
      { annotation, link: null },
      ...passagesOf(annotation).map((link) => ({ annotation, link })),
    ]);
}

/**
 * The next (1) or previous (-1) stop from where one stands: at the active annotation or one of its passages. An unknown passage counts as
 * the annotation; with none active, the walk begins at the caret. Null where it ends.
 */
export function nextStop(
  stops: readonly Stop[],
  { activeId, evidenceId, caret }: { activeId: string | null; evidenceId: string | null; caret: number },
  direction: -1 | 1,
): Stop | null {
  const isActive = (stop: Stop) => stop.annotation.id === activeId;
  const atLink = stops.findIndex((stop) => isActive(stop) && stop.link?.id === evidenceId);
  const at = atLink >= 0 ? atLink : stops.findIndex(isActive);
  if (at >= 0) return stops[at + direction] ?? null;
  const isBehind = ({ annotation }: Stop) => startOf(annotation) >= caret;
  if (direction > 0) return stops.find((stop) => stop.link === null && isBehind(stop)) ?? null;
  return stops.findLast((stop) => !isBehind(stop)) ?? null;
}

function startOf({ ranges }: AnnotationView): number {
  return Math.min(...ranges.map(({ start }) => start));
}
