import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnnotationView } from '@/lib/annotations/model';

export type AnnotationOf<K extends AnnotationKind> = Extract<AnnotationView, { kind: K }>;

/** What to do with each kind: a kind that a format says nothing of stops the build. */
export type ByKind<T> = { [K in AnnotationKind]: (annotation: AnnotationOf<K>) => T };

/** What the handler of the annotation's own kind says. */
export function byKind<T>(handlers: ByKind<T>, annotation: AnnotationView): T {
  // The handler under a kind takes annotations of that kind, which TypeScript cannot follow through a union.
  return (handlers[annotation.kind] as (annotation: AnnotationView) => T)(annotation);
}
