import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

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

/**
 * Text that can be walked and selected by keyboard but not changed: an editable view that refuses whatever would change the
 * document, from keys, input methods, the clipboard, dropping or code. Tab leaves it, as it leaves any field.
 */
export const LockedText = Extension.create<{ label: string }>({
  name: 'lockedText',
  // Before every other extension, so that none of their keys are heard.
  priority: 10_000,
  addOptions: () => ({ label: 'Article text' }),
  addProseMirrorPlugins() {
    return [lockedTextPlugin(this.options.label)];
  },
});

/** The plugin of `LockedText`, for states without Tiptap. */
export function lockedTextPlugin(label: string): Plugin {
  return new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged,
    props: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-readonly': 'true',
        'aria-label': label,
        // A touch screen must not offer a keyboard for what cannot be written.
        inputmode: 'none',
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
        'data-gramm': 'false',
      },
      handleTextInput: () => true,
      handlePaste: () => true,
      handleDrop: () => true,
      handleDOMEvents: {
        beforeinput: refuse,
        paste: refuse,
        drop: refuse,
        dragstart: refuse,
        cut: copyInstead,
        compositionstart: endComposition,
        keydown: keepFromEditor,
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
