import type { EditorView } from '@tiptap/pm/view';

/**
 * Lets the editor take in a selection that the browser has made but not told of yet. To be called before the page itself changes what
 * is shown, which would put the selection back to where the editor knows it: a key pressed while others write would be lost.
 */
export function hearSelection(view: EditorView): void {
  if (view.hasFocus()) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}
