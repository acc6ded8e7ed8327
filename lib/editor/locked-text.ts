import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Set on transactions that bring in what the server knows already: a locked text takes them too. */
export const RECEIVED = 'received';

/** Keys that move the caret or the selection: the only ones that the editor itself may see. */
const MOVES = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Shift',
  'Control',
  'Alt',
  'Meta',
]);

interface LockOptions {
  label: string;
  isLocked: () => boolean;
}

/**
 * Text that can be walked and selected by keyboard but, while it is locked, not changed: an editable view that refuses whatever would
 * change the document, from keys, input methods, the clipboard, dropping or code. What others wrote comes in all the same. Tab leaves it,
 * as it leaves any field.
 */
export const LockedText = Extension.create<LockOptions>({
  name: 'lockedText',
  // Before every other extension, so that none of their keys are heard.
  priority: 10_000,
  addOptions: () => ({ label: 'Article text', isLocked: () => true }),
  addProseMirrorPlugins() {
    return [lockedTextPlugin(this.options)];
  },
});

const COMMON = { role: 'textbox', 'aria-multiline': 'true', 'data-gramm': 'false' };
const LOCKED = {
  'aria-readonly': 'true',
  // A touch screen must not offer a keyboard for what cannot be written.
  inputmode: 'none',
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
};
const OPEN = { spellcheck: 'true' };

/** The plugin of `LockedText`, for states without Tiptap. */
export function lockedTextPlugin({ label, isLocked }: LockOptions): Plugin {
  const whenLocked =
    <A extends unknown[]>(handle: (...args: A) => boolean) =>
    (...args: A): boolean =>
      isLocked() && handle(...args);
  return new Plugin({
    filterTransaction: (transaction) =>
      !transaction.docChanged || !isLocked() || transaction.getMeta(RECEIVED) === true,
    props: {
      attributes: () => ({ ...COMMON, 'aria-label': label, ...(isLocked() ? LOCKED : OPEN) }),
      handleTextInput: whenLocked(() => true),
      handlePaste: whenLocked(() => true),
      handleDrop: whenLocked(() => true),
      handleDOMEvents: {
        beforeinput: whenLocked(refuse),
        paste: whenLocked(refuse),
        drop: whenLocked(refuse),
        dragstart: whenLocked(refuse),
        cut: whenLocked(copyInstead),
        compositionstart: whenLocked(endComposition),
        keydown: whenLocked(keepFromEditor),
      },
    },
  });
}

function refuse(_view: EditorView, event: Event): boolean {
  event.preventDefault();
  return true;
}

function copyInstead(view: EditorView, event: ClipboardEvent): boolean {
  const { from, to } = view.state.selection;
  event.clipboardData?.setData('text/plain', view.state.doc.textBetween(from, to, '\n\n'));
  event.preventDefault();
  return true;
}

// A composition cannot be refused, only ended; what it wrote is drawn over, because the state never changed.
function endComposition(view: EditorView): boolean {
  view.dom.blur();
  view.focus();
  return true;
}

// True without preventDefault: the editor passes the key by, the browser and the desk still get it.
function keepFromEditor(_view: EditorView, event: KeyboardEvent): boolean {
  return !MOVES.has(event.key);
}
