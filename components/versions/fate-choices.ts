import type { Placement } from '@/lib/annotations/model';
import { isFinished } from '@/lib/annotations/rules';
import type { TextRange } from '@/lib/text/text-range';
import { FATE_ORDER, type FateView, type PlaceChoice } from '@/lib/versions/new-version-rules';

/** Where a person put ranges by hand, by `fateKey`; null for those that they let go. */
export type Choices = Readonly<Record<string, TextRange | null>>;

/** Names a range of an annotation. */
export function fateKey({
  annotationId,
  role,
  ordinal,
}: Pick<FateView, 'annotationId' | 'role' | 'ordinal'>): string {
  return `${annotationId}/${role}/${ordinal}`;
}

/** What a range comes to: what was found, or what a person chose. Words that were cut tell no difference: then they count as changed. */
export function placementOf(fate: FateView, choices: Choices, text: string): Placement {
  const choice = choices[fateKey(fate)];
  if (choice === undefined) return fate.placement;
  if (choice === null) return 'orphaned';
  return text.slice(choice.start, choice.end) === fate.exact ? 'moved' : 'changed';
}

/** The ranges by what was found, the worst first; those that stay where they were are counted only. */
export function groupFates(fates: readonly FateView[]): { placement: Placement; fates: FateView[] }[] {
  return FATE_ORDER.flatMap((placement) => {
    const group = fates.filter((fate) => fate.placement === placement);
    return group.length > 0 && placement !== 'placed' ? [{ placement, fates: group }] : [];
  });
}

/** How many ranges come to what, and how many annotations have a finished check that no longer counts. */
export function countFates(fates: readonly FateView[], choices: Choices, text: string) {
  const counts: Record<Placement, number> = { placed: 0, moved: 0, changed: 0, ambiguous: 0, orphaned: 0 };
  const stale = new Set<string>();
  for (const fate of fates) {
    const placement = placementOf(fate, choices, text);
    counts[placement] += 1;
    const isTrue = placement === 'placed' || placement === 'moved';
    if (!isTrue && isFinished(fate.status)) stale.add(fate.annotationId);
  }
  return { ...counts, stale: stale.size };
}

/** The choices as they are sent. */
export function choicesOf(fates: readonly FateView[], choices: Choices): PlaceChoice[] {
  return fates.flatMap((fate) => {
    const place = choices[fateKey(fate)];
    const { annotationId, role, ordinal } = fate;
    return place === undefined ? [] : [{ annotationId, role, ordinal, place }];
  });
}
