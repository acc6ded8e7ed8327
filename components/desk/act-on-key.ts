import type { DeskController } from '@/components/desk/desk-controller';
import type { DeskMarking } from '@/components/desk/desk-marking';
import type { DeskKey } from '@/components/desk/keys';
import { openAtCaret, openNextTalk, stepAnnotation } from '@/components/desk/walk-annotations';
import { adjust, reattachHere, sayNo, sayYes } from '@/components/desk/word-verbs';
import { openPane, walkEvidence } from '@/components/evidence/pane/pane-verbs';
import { takesEvidence } from '@/lib/annotations/rules';

interface KeyPlace {
  isInText: boolean;
  isInCard: boolean;
  /** In the evidence beside the text. */
  isInPane: boolean;
  /** On something that Enter presses. */
  isOnControl: boolean;
}

const WHILE_READING: ReadonlySet<DeskKey['act']> = new Set([
  'find',
  'who',
  'keys',
  'review',
  'escape',
  'sentence',
  'extend',
]);
/** What goes on as everywhere while one looks at the evidence beside the text. */
const WHILE_IN_PANE: ReadonlySet<DeskKey['act']> = new Set([
  'step',
  'walk',
  'pane',
  'escape',
  'keys',
  'review',
  'next-unread',
  'next-talk',
  'undo',
  'redo',
]);
const CHANGING: ReadonlySet<DeskKey['act']> = new Set([
  'create',
  'add',
  'edge',
  'remove-range',
  'delete',
  'unclear',
  'link',
  'undo',
  'redo',
  'adjust',
  'reattach',
]);

/** Does what a key asks for; false when it asks for nothing here, so that the browser does what it does. */
export function actOnKey(desk: DeskController, marking: DeskMarking, key: DeskKey, place: KeyPlace): boolean {
  const { paper, ui, active } = desk;
  if (ui.state.mode === 'read' && !WHILE_READING.has(key.act)) return false;
  if (place.isInPane) {
    if (desk.takePaneKey(key)) return true;
    if (!WHILE_IN_PANE.has(key.act)) return false;
  }
  // In the open text keys write; undo there is the text's own.
  if (ui.state.mode === 'edit' && place.isInText) {
    if (key.act !== 'escape') return false;
    desk.setMode('check');
    paper?.focus();
    return true;
  }
  if (!desk.may.annotate && CHANGING.has(key.act)) return false;
  switch (key.act) {
    case 'step':
      stepAnnotation(desk, key.direction);
      return true;
    case 'walk':
      walkEvidence(desk, key.direction, place.isInCard ? 'card' : 'text');
      return true;
    case 'pane':
      openPane(desk, place.isInCard ? 'card' : 'text');
      return true;
    case 'sentence':
      paper?.selectSentence(key.direction);
      paper?.focus();
      return true;
    case 'extend':
      if (place.isInText) paper?.extendBySentence(key.direction);
      return place.isInText;
    case 'open':
      // Enter presses what has the focus, on a card or on the bar.
      if (place.isInCard || place.isOnControl || (!place.isInText && !active)) return false;
      openAtCaret(desk);
      return true;
    case 'escape':
      desk.escape(place.isInText);
      return true;
    case 'find':
      ui.set({ isFinding: true });
      return true;
    case 'who':
      marking.askWho();
      return true;
    case 'write':
      desk.setMode('edit');
      return desk.may.write;
    case 'keys':
      ui.set({ isKeyMapOpen: true });
      return true;
    case 'review':
      ui.set({ isReviewOpen: true });
      return true;
    case 'next-unread':
      marking.nextUnread();
      return true;
    case 'next-talk':
      openNextTalk(desk);
      return true;
    case 'let-in':
      return desk.letIn();
    case 'status':
    case 'reply':
      if (active) desk.want(active.id, key.act);
      return active !== null;
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
      if (!active || !takesEvidence(active.kind)) return false;
      desk.want(active.id, 'link');
      return true;
    // Whoever decides about wording need not be one who annotates.
    case 'yes':
      return sayYes(desk);
    case 'no':
      return sayNo(desk);
    case 'adjust':
      return active !== null && adjust(desk, active);
    case 'reattach':
      if (active) reattachHere(desk, active);
      return active !== null;
    case 'undo':
      desk.actions.undo();
      return true;
    case 'redo':
      desk.actions.redo();
      return true;
  }
}
