import type { DeskController } from '@/components/desk/desk-controller';
import type { TextRange } from '@/lib/text/text-range';

/** Goes to a card; what lies over the desk is closed. */
export function goToItem(desk: DeskController, annotationId: string): void {
  stopReading(desk);
  desk.activate(annotationId);
  desk.want(annotationId, 'card');
}

/** Goes to a sentence in the text; what lies over the desk is closed. */
export function goToSentence(desk: DeskController, { start, end }: TextRange): void {
  stopReading(desk);
  if (desk.store.state.activeId !== null) desk.activate(null);
  desk.paper?.select(start, start, { start, end });
  desk.paper?.focus();
  desk.scrollTo(start);
}

// While one reads there are no cards, and no caret.
function stopReading(desk: DeskController): void {
  if (desk.ui.state.mode === 'read') desk.setMode('check');
}
