import { describeAnnotation } from '@/components/annotations/words-of';
import type { DeskController } from '@/components/desk/desk-controller';
import { nextFrom } from '@/components/desk/next-from';
import type { AnnotationView } from '@/lib/annotations/model';

/** Goes to the next (1) or previous (-1) annotation that is shown: from the active one, or from the caret. */
export function stepAnnotation(desk: DeskController, direction: -1 | 1): void {
  const shown = desk.derived.filtered(desk.store.state);
  const next = nextFrom(shown, { activeId: desk.active?.id, caret: caretOf(desk) }, direction);
  if (!next) {
    const message = shown.length === 0 ? 'Nothing is shown.' : 'There is no further annotation.';
    return desk.store.notify({ message, shown: true });
  }
  goTo(desk, next);
  desk.store.notify({ message: describeAnnotation(next) });
}

/** Opens the card of the next annotation whose talk has something unread, filtered out or not; after the last comes the first. */
export function openNextTalk(desk: DeskController): void {
  const { annotations, activeId } = desk.store.state;
  const ordered = desk.derived.ordered(annotations);
  const unread = ordered.filter(({ id, thread }) => thread.unread > 0 || id === activeId);
  const from = { activeId: activeId ?? undefined, caret: caretOf(desk) };
  const next = nextFrom(unread, from, 1) ?? unread.find(({ id }) => id !== activeId);
  if (!next) return desk.store.notify({ message: 'There is nothing unread in the talk.', shown: true });
  goTo(desk, next);
  desk.want(next.id, 'card');
}

/** Opens the card of the active annotation, or of what is at the caret; where several meet, asks which. */
export function openAtCaret(desk: DeskController): void {
  const caret = caretOf(desk);
  const isAtActive = desk.active?.ranges.some(({ start, end }) => start <= caret && caret <= end);
  const ids = desk.paper?.marksAt(caret) ?? [];
  if (desk.active && (isAtActive || ids.length === 0)) desk.want(desk.active.id, 'card');
  else if (ids.length > 1) desk.ui.set({ meeting: { ids, offset: caret } });
  else if (ids[0] !== undefined) {
    desk.activate(ids[0], { scroll: false });
    desk.want(ids[0], 'card');
  } else desk.store.notify({ message: 'There is no annotation here.', shown: true });
}

/** Answers a click into the text: shows what is there, or closes the card when nothing is. */
export function pointAt(desk: DeskController, offset: number): void {
  const ids = desk.paper?.marksAt(offset) ?? [];
  if (ids.length > 1) desk.ui.set({ meeting: { ids, offset } });
  else desk.activate(ids[0] ?? null, { scroll: false });
  if (ids.length === 1) desk.ui.set({ isDrawerOpen: true });
}

function caretOf({ paper }: DeskController): number {
  return paper?.caret ?? 0;
}

function goTo(desk: DeskController, annotation: AnnotationView): void {
  desk.activate(annotation.id);
  const start = annotation.ranges[0]?.start;
  if (!desk.paper || start === undefined) return;
  desk.paper.select(start);
  desk.paper.focus();
}
