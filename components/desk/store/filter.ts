import { awaitsSecondCheck } from '@/components/review/check-words';
import { holdsUp } from '@/lib/annotations/comment-model';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { AnnotationView, FlagName, VerificationStatus, Visibility } from '@/lib/annotations/model';
import { decisionOf, hasOtherWords, isDone, isItem } from '@/lib/annotations/rules';
import type { Scale } from '@/lib/review/scale-model';

/** What is shown: an empty list lets everything of its sort through; several sorts must all agree. */
export interface Filter {
  kinds: readonly AnnotationKind[];
  statuses: readonly VerificationStatus[];
  flags: readonly FlagName[];
  /** People who made it or to whom it is assigned. */
  people: readonly string[];
  /** Who sees it. */
  visibilities: readonly Visibility[];
  threads: 'any' | 'open' | 'resolved' | 'unread' | 'blocking';
  /** Only what still has to be checked, or decided. */
  openOnly: boolean;
  /** Only what stands on other words than it was made on, or has lost its place. */
  attentionOnly: boolean;
  /** The scale by which only what awaits a second check is shown; null: all of it. */
  secondCheckBy: Scale | null;
}

export const NO_FILTER: Filter = {
  kinds: [],
  statuses: [],
  flags: [],
  people: [],
  visibilities: [],
  threads: 'any',
  openOnly: false,
  attentionOnly: false,
  secondCheckBy: null,
};

/** Whether the filter shows the annotation. Cleared sentences stay in the margin unless they are asked for. */
export function isShown(filter: Filter, annotation: AnnotationView): boolean {
  if (filter.kinds.length === 0 ? annotation.kind === 'cleared' : !filter.kinds.includes(annotation.kind)) {
    return false;
  }
  return isShownOfAnyKind(filter, annotation);
}

/** Whether the filter shows the annotation, kinds left aside. */
function isShownOfAnyKind(filter: Filter, annotation: AnnotationView): boolean {
  const { statuses, flags, people, visibilities, threads } = filter;
  const { openOnly, attentionOnly, secondCheckBy } = filter;
  if (openOnly && !isOpen(annotation)) return false;
  if (attentionOnly && !hasOtherWords(annotation)) return false;
  if (secondCheckBy && !awaitsSecondCheck(annotation, secondCheckBy)) return false;
  if (statuses.length > 0 && !(isItem(annotation.kind) && statuses.includes(annotation.status))) return false;
  if (flags.length > 0 && !annotation.flags.some((flag) => flags.includes(flag.name))) return false;
  if (visibilities.length > 0 && !visibilities.includes(annotation.visibility)) return false;
  if (
    people.length > 0 &&
    ![annotation.createdById, annotation.assigneeId].some((id) => id !== null && people.includes(id))
  ) {
    return false;
  }
  const { comments, unread, resolvedAt } = annotation.thread;
  if (threads === 'open') return comments > 0 && resolvedAt === null;
  if (threads === 'resolved') return resolvedAt !== null;
  if (threads === 'unread') return unread > 0;
  if (threads === 'blocking') return holdsUp(annotation.thread);
  return true;
}

/** Whether the annotation is something that still has to be checked, a stale check among it, or a suggestion to decide. */
export function isOpen(annotation: AnnotationView): boolean {
  if (annotation.kind === 'suggestion') return decisionOf(annotation) === 'open';
  return isItem(annotation.kind) && !isDone(annotation);
}

/** Whether anything is filtered out. */
export function isFiltering(filter: Filter): boolean {
  const { threads, openOnly, attentionOnly, secondCheckBy } = filter;
  return threads !== 'any' || openOnly || attentionOnly || secondCheckBy !== null || listsOf(filter) > 0;
}

/** How many of the less common filters are in use: those that have no chip. */
export function countHidden(filter: Filter): number {
  return (
    listsOf({ ...filter, kinds: [] }) + (filter.threads === 'any' || filter.threads === 'unread' ? 0 : 1)
  );
}

function listsOf({ kinds, statuses, flags, people, visibilities }: Filter): number {
  return [kinds, statuses, flags, people, visibilities].filter((list) => list.length > 0).length;
}

/** The list with the value when it lacked it, without it when it had it. */
export function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}
