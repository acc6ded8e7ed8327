import type { AnnotationView } from '@/lib/annotations/model';
import { isFinished } from '@/lib/annotations/rules';

/** Whether an annotation is a query that holds its article up: marked as blocking, without an answer, and not settled otherwise. */
export function isOpenQuery(annotation: AnnotationView): boolean {
  if (annotation.kind !== 'query' || isFinished(annotation.status)) return false;
  const { blocking, answer = '' } = annotation.fields;
  return blocking === true && answer.trim() === '';
}
