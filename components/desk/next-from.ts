import type { AnnotationView } from '@/lib/annotations/model';

/** The next (1) or previous (-1) of the annotations that are shown: from the active one or, where it is not among them, from the caret. */
export function nextFrom(
  shown: readonly AnnotationView[],
  { activeId, caret }: { activeId: string | undefined; caret: number },
  direction: -1 | 1,
): AnnotationView | undefined {
  const activeIndex = shown.findIndex((each) => each.id === activeId);
  if (activeIndex >= 0) return shown[activeIndex + direction];
  const startOf = (each: AnnotationView) => Math.min(...each.ranges.map((range) => range.start));
  return direction > 0
    ? shown.find((each) => each.ranges.length === 0 || startOf(each) >= caret)
    : shown.findLast((each) => each.ranges.length === 0 || startOf(each) < caret);
}
