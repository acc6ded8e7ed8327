import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

type KeyPress = Pick<KeyboardEvent, 'charCode' | 'ctrlKey' | 'metaKey'>;

/** The transaction that a plain letter makes in the text at the selection; null where a key press means anything else. */
export function letterTyped(
  state: EditorState,
  { charCode, ctrlKey, metaKey }: KeyPress,
): Transaction | null {
  const isLetter = charCode >= 32 && charCode !== 127 && (charCode < 0xd800 || charCode > 0xdfff);
  if (!isLetter || ctrlKey || metaKey) return null;
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return null;
  // Without positions it takes the marks that whoever writes has chosen, or those of the words around.
  return state.tr.insertText(String.fromCharCode(charCode)).scrollIntoView();
}

/**
 * Writes a letter that is typed, for the `handleKeyPress` prop. Left to itself the browser writes it into the page first: the editor reads it
 * back, and lays out annotated words twice. True when it is written, or a plugin did something else with it.
 */
export function typeLetter(view: EditorView, event: KeyboardEvent): boolean {
  const typed = letterTyped(view.state, event);
  if (!typed || !isSelectionKnown(view)) return false;
  const { from, to } = view.state.selection;
  const text = String.fromCharCode(event.charCode);
  const isTaken = view.someProp('handleTextInput', (handle) => handle(view, from, to, text, () => typed));
  if (!isTaken) view.dispatch(typed);
  return true;
}

// On a busy page a letter can come before the editor was told where an arrow key has gone; the browser knows.
function isSelectionKnown(view: EditorView): boolean {
  const there = view.dom.ownerDocument.getSelection();
  if (!there?.anchorNode || !there.focusNode || !view.dom.contains(there.focusNode)) return false;
  const { anchor, head } = view.state.selection;
  return (
    view.posAtDOM(there.focusNode, there.focusOffset) === head &&
    view.posAtDOM(there.anchorNode, there.anchorOffset) === anchor
  );
}
