import type { DeskController } from '@/components/desk/desk-controller';
import type { DeskMarking } from '@/components/desk/desk-marking';
import type { DeskKey } from '@/components/desk/keys';
import { takesEvidence } from '@/lib/annotations/rules';

/** Does what a key asks for; false when it asks for nothing here, so that the browser does what it does. */
export function actOnKey(
  desk: DeskController,
  marking: DeskMarking,
  key: DeskKey,
  place: { isInText: boolean; isInCard: boolean },
): boolean {
  const { paper, ui, active } = desk;
  if (ui.state.mode === 'read' && !['find', 'keys', 'escape', 'sentence', 'extend'].includes(key.act))
    return false;
  switch (key.act) {
    case 'step':
      desk.step(key.direction);
      return true;
    case 'sentence':
      paper?.selectSentence(key.direction);
      paper?.focus();
      return true;
    case 'extend':
      if (!place.isInText) return false;
      paper?.extendBySentence(key.direction);
      return true;
    case 'open':
      // Inside a card Enter presses what has the focus.
      if (place.isInCard || (!place.isInText && !active)) return false;
      desk.open();
      return true;
    case 'escape':
      desk.escape(place.isInText);
      return true;
    case 'find':
      ui.set({ isFinding: true });
      return true;
    case 'keys':
      ui.set({ isKeyMapOpen: true });
      return true;
    case 'next-unread':
      marking.nextUnread();
      return true;
    case 'status':
    case 'reply':
      if (active) desk.want(active.id, key.act);
      return active !== null;
    case 'create':
    case 'add':
    case 'edge':
    case 'unclear':
    case 'remove-range':
    case 'delete':
    case 'link':
    case 'undo':
    case 'redo':
      return desk.mayAnnotate && change(desk, marking, key, place);
  }
}

function change(
  desk: DeskController,
  marking: DeskMarking,
  key: DeskKey,
  place: { isInText: boolean; isInCard: boolean },
): boolean {
  switch (key.act) {
    case 'create':
      marking.create(key.kind);
      return true;
    case 'add':
      marking.add(key.role);
      return true;
    case 'edge':
      marking.moveEdge(key.edge, key.direction);
      return true;
    case 'unclear':
      marking.unclear();
      return true;
    case 'remove-range':
      marking.removeRange();
      return true;
    case 'delete':
      if (!place.isInText && !place.isInCard) return false;
      marking.delete();
      return true;
    case 'link':
      if (!desk.active || !takesEvidence(desk.active.kind)) return false;
      desk.want(desk.active.id, 'link');
      return true;
    case 'undo':
      desk.actions.undo();
      return true;
    case 'redo':
      desk.actions.redo();
      return true;
    default:
      return false;
  }
}
