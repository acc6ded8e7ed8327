import type { AnnotationView } from '@/lib/annotations/model';
import { isDone } from '@/lib/annotations/rules';
import { needsSecondCheck } from '@/lib/review/guard-rules';
import type { Scale } from '@/lib/review/scale-model';
import { verdictOf } from '@/lib/review/scale-rules';

/** Why somebody else has to look after whoever checks it, as "because of …" goes on; null where nobody has to. */
export function secondCheckReason(annotation: AnnotationView, scale: Scale): string | null {
  const verdict = annotation.kind === 'claim' ? annotation.fields.verdict : undefined;
  const rated = verdict === undefined ? null : verdictOf(scale, verdict);
  const { kind, priority } = annotation;
  if (!needsSecondCheck({ kind, priority, isRatedFalse: rated?.bucket === 'FALSE' })) return null;
  return priority === 'legal' ? 'its legal priority' : `its verdict, “${rated?.label ?? ''}”`;
}

/** Whether it still waits for somebody else's look: the check is finished, on the words as they are, and one is asked for. */
export function awaitsSecondCheck(annotation: AnnotationView, scale: Scale): boolean {
  return (
    annotation.check !== null &&
    annotation.secondCheck === null &&
    isDone(annotation) &&
    secondCheckReason(annotation, scale) !== null
  );
}
