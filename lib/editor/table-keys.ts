import { Extension } from '@tiptap/core';
import { type Command, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { emptySelection, isAcrossCells, pastedTables } from '@/lib/editor/across-cells';
import { cellAround } from '@/lib/editor/table-grid';
import { leaveTable, moveToCell } from '@/lib/editor/table-commands';

/** A paragraph that stands in a cell itself. */
const DEPTH_IN_CELL = 4;

/**
 * Writing in tables: Tab and Shift-Tab go from cell to cell, and leave the text where there is none; Control-Enter goes on below the table.
 * What is done to a selection across cells empties them and joins none. Nothing is ever mended unasked.
 */
export const TableKeys = Extension.create({
  name: 'tableKeys',
  // Before lists, which take the tab key.
  priority: 1_000,
  addKeyboardShortcuts() {
    const key = (command: Command) => () => {
      const { state, dispatch } = this.editor.view;
      return command(state, dispatch);
    };
    const backward = key((state, dispatch) => emptyAcross(state, dispatch) || isAtEdge(-1)(state));
    const forward = key((state, dispatch) => emptyAcross(state, dispatch) || isAtEdge(1)(state));
    return {
      Tab: key(moveToCell(1)),
      'Shift-Tab': key(moveToCell(-1)),
      'Mod-Enter': key(leaveTable),
      Enter: key(emptyAcross),
      Backspace: backward,
      'Mod-Backspace': backward,
      'Shift-Backspace': backward,
      Delete: forward,
      'Mod-Delete': forward,
    };
  },
  addProseMirrorPlugins: () => [tableInput()],
});

const emptyAcross: Command = (state, dispatch) => {
  if (!isAcrossCells(state.selection)) return false;
  dispatch?.(emptySelection(state.tr));
  return true;
};

/** Whether the caret stands where a paragraph and its cell begin or end: browsers might join what the editor does not. */
function isAtEdge(side: -1 | 1): Command {
  return ({ selection }) => {
    const { $from } = selection;
    if (!(selection instanceof TextSelection) || !selection.empty) return false;
    if (cellAround($from) < 0 || $from.depth !== DEPTH_IN_CELL) return false;
    const cell = $from.node(-1);
    return side < 0
      ? $from.parentOffset === 0 && $from.index(-1) === 0
      : $from.parentOffset === $from.parent.content.size && $from.index(-1) === cell.childCount - 1;
  };
}

function tableInput(): Plugin {
  const empty = (view: EditorView): void => {
    emptyAcross(view.state, view.dispatch);
  };
  return new Plugin({
    props: {
      handleTextInput: (view, _from, _to, text) => {
        if (!isAcrossCells(view.state.selection)) return false;
        view.dispatch(emptySelection(view.state.tr).insertText(text).scrollIntoView());
        return true;
      },
      transformPasted: (slice, view) => pastedTables(slice, cellAround(view.state.selection.$from) >= 0),
      handlePaste: (view) => {
        empty(view);
        return false;
      },
      handleDOMEvents: {
        compositionstart: (view) => {
          empty(view);
          return false;
        },
        cut: (view, event) => {
          if (!isAcrossCells(view.state.selection) || !event.clipboardData) return false;
          const { dom, text } = view.serializeForClipboard(view.state.selection.content());
          event.clipboardData.setData('text/html', dom.innerHTML);
          event.clipboardData.setData('text/plain', text);
          event.preventDefault();
          empty(view);
          return true;
        },
      },
    },
  });
}
