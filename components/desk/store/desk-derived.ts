import type { DeskState } from '@/components/desk/store/desk-state';
import { type Filter, isOpen, isShown, NO_FILTER } from '@/components/desk/store/filter';
import type { AnnotationView } from '@/lib/annotations/model';
import { compareReadingOrder } from '@/lib/annotations/order-rules';
import { coverageItemOf, decisionOf, isDone, isItem, isLost } from '@/lib/annotations/rules';
import { type Coverage, coverage, type CoverageItem } from '@/lib/coverage/coverage';
import type { TextMark } from '@/lib/editor/text-mark';
import type { TextRange } from '@/lib/text/text-range';

type Annotations = ReadonlyMap<string, AnnotationView>;

/** What follows from the state, each worked out once for as long as what it comes from stays the same. */
export class DeskDerived {
  readonly ordered = memo((annotations: Annotations) => {
    // Most changes leave the order alone, and sorting thousands for every key costs.
    const kept = reordered(this.#ordered, annotations);
    this.#ordered = kept?.isSame ? kept.after : orderOf(kept?.after ?? [...annotations.values()]);
    return this.#ordered;
  });
  readonly openCount = memo((annotations: Annotations) => [...annotations.values()].filter(isOpen).length);
  readonly #filtered = memo((annotations: Annotations, filter: Filter) =>
    this.ordered(annotations).filter((annotation) => isShown(filter, annotation)),
  );
  // What stands in the tray alone needs no second place.
  readonly #placed = memo((filtered: readonly AnnotationView[]) => filtered.filter(hasPlace));
  readonly #withActive = memo(
    (filtered: readonly AnnotationView[], annotations: Annotations, activeId: string | null) => {
      const active = activeId === null ? undefined : annotations.get(activeId);
      const isFiltered = new Set(filtered);
      if (!active || isFiltered.has(active)) return filtered;
      return this.ordered(annotations).filter((each) => each === active || isFiltered.has(each));
    },
  );
  readonly #marks = memo((filtered: readonly AnnotationView[]) => {
    const marks = filtered.map(markOf);
    if (!isSameList(marks, this.#drawn)) this.#drawn = marks;
    return this.#drawn;
  });
  readonly #coverage = memo((sentences: readonly TextRange[], items: readonly CoverageItem[]) =>
    coverage(sentences, items),
  );
  #ordered: readonly AnnotationView[] = [];
  #items: readonly CoverageItem[] = [];
  #drawn: readonly TextMark[] = [];

  /** What the filter shows, in the order in which it stands on the desk. */
  filtered({ annotations, filter }: DeskState): readonly AnnotationView[] {
    return this.#filtered(annotations, filter);
  }

  /** What has a card: what the filter shows and the text has a place for, and the active one in any case. */
  shown(state: DeskState): readonly AnnotationView[] {
    return this.#withActive(this.#placed(this.filtered(state)), state.annotations, state.activeId);
  }

  /** Why there is no card: all are filtered out, or there is nothing that has one unasked. Null when there are some, or not all are read. */
  whyEmpty(state: DeskState): 'filtered' | 'none' | null {
    if (state.loading !== 'all' || this.shown(state).length > 0) return null;
    if (this.filtered(state).length > 0) return null;
    return this.ordered(state.annotations).some((each) => isShown(NO_FILTER, each)) ? 'filtered' : 'none';
  }

  /** What is drawn in the text. */
  marks(state: DeskState): readonly TextMark[] {
    return this.#marks(this.filtered(state));
  }

  /** Those that have a range without a place, in the order in which it was; no filter hides them. */
  readonly lost = memo((annotations: Annotations) =>
    this.ordered(annotations).filter(({ ranges }) => ranges.some(isLost)),
  );

  /** What is read, open and unread; the filter does not matter. */
  coverage({ annotations }: DeskState, sentences: readonly TextRange[]): Coverage {
    const items = this.#coverageItems(annotations);
    // Most changes are of fields that coverage does not look at.
    if (!isSameList(items, this.#items)) this.#items = items;
    return this.#coverage(sentences, this.#items);
  }

  readonly #coverageItems = memo((annotations: Annotations) =>
    [...annotations.values()].flatMap((annotation) => itemOf(annotation) ?? []),
  );
}

/** Whether it has any place in the text, or needs none because it is about the whole article. */
function hasPlace({ ranges }: AnnotationView): boolean {
  return ranges.length === 0 || !ranges.every(isLost);
}

const marks = new WeakMap<AnnotationView['ranges'], TextMark>();

/** The annotation as the paper draws it; the same for as long as nothing that is drawn changes. */
export function markOf(annotation: AnnotationView): TextMark {
  const { id, kind, ranges } = annotation;
  const finished = (isItem(kind) && isDone(annotation)) || decisionOf(annotation) !== 'open';
  const known = marks.get(ranges);
  if (known && known.id === id && known.finished === finished) return known;
  const mark = { id, kind, finished, ranges };
  marks.set(ranges, mark);
  return mark;
}

const items = new WeakMap<AnnotationView['ranges'], CoverageItem>();

// Kept by the ranges, which stay the same object while other fields change.
function itemOf(annotation: AnnotationView): CoverageItem | null {
  const { ranges } = annotation;
  const item = coverageItemOf(annotation);
  if (!item) return null;
  const known = items.get(ranges);
  if (known && known.cleared === item.cleared && known.finished === item.finished) return known;
  items.set(ranges, item);
  return item;
}

// On the desk, what is about the whole article stands beside its title.
function orderOf(annotations: readonly AnnotationView[]): readonly AnnotationView[] {
  const ordered = annotations.toSorted(compareReadingOrder);
  const isPlaced = (annotation: AnnotationView) => annotation.ranges.length > 0;
  return [...ordered.filter((each) => !isPlaced(each)), ...ordered.filter(isPlaced)];
}

// The new annotations in the old order, and whether none has moved; null when one has come or gone. Writing moves many, and few past
// others: what is nearly in order is soon sorted.
function reordered(
  before: readonly AnnotationView[],
  annotations: Annotations,
): { after: AnnotationView[]; isSame: boolean } | null {
  if (before.length !== annotations.size) return null;
  const after: AnnotationView[] = [];
  let isSame = true;
  for (const old of before) {
    const next = annotations.get(old.id);
    if (!next) return null;
    isSame &&= next.ranges === old.ranges;
    after.push(next);
  }
  return { after, isSame };
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** The function with its last result kept, for as long as its arguments are the same. */
function memo<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | null = null;
  return (...args) => {
    const before = last;
    if (before && args.every((arg, index) => arg === before.args[index])) return before.result;
    last = { args, result: make(...args) };
    return last.result;
  };
}
