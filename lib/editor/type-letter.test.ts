import { history, undo } from '@tiptap/pm/history';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { documentSchema } from '@/lib/editor/schema';
import { letterTyped } from '@/lib/editor/type-letter';

const bold = documentSchema.mark('bold');
const paragraph = (...parts: ReturnType<typeof documentSchema.text>[]) =>
  documentSchema.node('paragraph', null, parts);
const doc = documentSchema.node('doc', null, [
  paragraph(documentSchema.text('plain '), documentSchema.text('bold', [bold])),
  paragraph(documentSchema.text('below')),
]);

function stateAt(anchor: number, head = anchor): EditorState {
  return EditorState.create({
    doc,
    selection: TextSelection.create(doc, anchor, head),
    plugins: [history()],
  });
}

function key(letter: string, held: { ctrlKey?: boolean; metaKey?: boolean } = {}) {
  return { charCode: letter.charCodeAt(0), ctrlKey: false, metaKey: false, ...held };
}

function typed(state: EditorState, letters: string): EditorState {
  let after = state;
  for (const letter of letters) {
    const transaction = letterTyped(after, key(letter));
    if (!transaction) throw new Error(`Nothing was typed for ${letter}.`);
    after = after.apply(transaction);
  }
  return after;
}

describe('letterTyped', () => {
  test('writes at the caret, and puts the caret behind', () => {
    const after = typed(stateAt(3), 'äß');
    expect(after.doc.child(0).textContent).toBe('pläßain bold');
    expect(after.selection.head).toBe(5);
  });

  test('takes the place of selected words', () => {
    expect(typed(stateAt(1, 7), 'x').doc.child(0).textContent).toBe('xbold');
  });

  test('writes in the marks of the words around, or in those that were chosen', () => {
    const within = typed(stateAt(9), 'x').doc.child(0);
    expect(within.child(1).text).toBe('boxld');
    const chosen = stateAt(3);
    const after = typed(chosen.apply(chosen.tr.addStoredMark(bold)), 'xy').doc.child(0);
    expect(after.child(1).text).toBe('xy');
    expect(after.child(1).marks).toEqual([bold]);
  });

  test('is undone in one go, as far as it was written in one go', () => {
    let after = typed(stateAt(3), 'one word');
    undo(after, (transaction) => (after = after.apply(transaction)));
    expect(after.doc.eq(doc)).toBe(true);
  });

  test('leaves to the browser and other keys what is no letter in one block of text', () => {
    const state = stateAt(3);
    expect(letterTyped(state, key('b', { ctrlKey: true }))).toBeNull();
    expect(letterTyped(state, key('b', { metaKey: true }))).toBeNull();
    for (const letter of ['\r', '\u007F', '\uD83D']) expect(letterTyped(state, key(letter))).toBeNull();
    expect(letterTyped(stateAt(3, 15), key('b'))).toBeNull();
    const node = state.apply(state.tr.setSelection(NodeSelection.create(doc, 0)));
    expect(letterTyped(node, key('b'))).toBeNull();
  });
});
