import type { DeskController } from '@/components/desk/desk-controller';
import type { TextRange } from '@/lib/text/text-range';

/** Closes the review and goes to a card. */
export function goToItem(desk: DeskController, annotationId: string): void {
  leave(desk);
  desk.activate(annotationId);
  desk.want(annotationId, 'card');
}

/** Closes the review and goes to a sentence in the text. */
export function goToSentence(desk: DeskController, { start, end }: TextRange): void {
  leave(desk);
  if (desk.store.state.activeId !== null) desk.activate(null);
  desk.paper?.select(start, start, { start, end });
  desk.paper?.focus();
  desk.scrollTo(start);
}

// While one reads there are no cards, and no caret.
function leave(desk: DeskController): void {
  desk.ui.set({ isReviewOpen: false });
  if (desk.ui.state.mode === 'read') desk.setMode('check');
}
