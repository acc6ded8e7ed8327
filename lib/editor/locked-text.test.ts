import { EditorState, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockedTextPlugin } from '@/lib/editor/locked-text';
import { documentSchema } from '@/lib/editor/schema';

const text = 'The ferry will run again';
const doc = documentSchema.node('doc', null, [
  documentSchema.node('paragraph', null, [documentSchema.text(text)]),
]);
const state = EditorState.create({
  doc,
  plugins: [lockedTextPlugin({ label: 'Article text', isLocked: () => true })],
});

describe('lockedTextPlugin', () => {
  test.each([
    ['typing', state.tr.insertText('x', 3)],
    ['deleting', state.tr.delete(1, 5)],
    ['splitting', state.tr.split(4)],
    ['pasting', state.tr.replaceSelectionWith(documentSchema.text('pasted'))],
    ['emphasis', state.tr.addMark(1, 4, documentSchema.mark('bold'))],
    ['another node type', state.tr.setBlockType(1, 4, documentSchema.node('heading').type, { level: 2 })],
  ])('refuses %s', (_what, transaction) => {
    expect(transaction.docChanged).toBe(true);
    expect(state.apply(transaction).doc).toBe(doc);
  });

  test('lets every selection through', () => {
    const pos = fc.integer({ min: 1, max: text.length + 1 });
    fc.assert(
      fc.property(pos, pos, (anchor, head) => {
        const { selection } = state.apply(state.tr.setSelection(TextSelection.create(doc, anchor, head)));
        expect([selection.anchor, selection.head]).toEqual([anchor, head]);
      }),
    );
  });
});
