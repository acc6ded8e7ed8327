import { Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptySelection, isAcrossCells, pastedTables } from '@/lib/editor/across-cells';
import { canonicalSlice } from '@/lib/editor/canonical';
import { documentSchema } from '@/lib/editor/schema';
import { cellAround } from '@/lib/editor/table-grid';
import { applySteps } from '@/lib/versions/apply-steps';

import { tableDocs } from '../../tests/fixtures/editing/tables';

const places = fc.tuple(fc.nat(10_000), fc.nat(10_000));

test('words selected across cells go, and every cell stays', () => {
  const cells = (state: EditorState) => {
    let count = 0;
    state.doc.descendants((node) => {
      if (node.type.name.startsWith('table')) count += 1;
    });
    return count;
  };
  fc.assert(
    fc.property(tableDocs, places, (doc, [one, other]) => {
      const { size } = doc.content;
      const selection = TextSelection.between(doc.resolve(one % size), doc.resolve(other % size));
      const state = EditorState.create({ doc, selection });
      if (!(state.selection instanceof TextSelection) || !isAcrossCells(state.selection)) return;
      const { from, to } = state.selection;
      const transaction = emptySelection(state.tr);
      const after = state.apply(transaction);
      after.doc.check();
      expect(cells(after)).toBe(cells(state));
      const words = doc.textBetween(0, size).length - doc.textBetween(from, to).length;
      expect(after.doc.textBetween(0, after.doc.content.size)).toHaveLength(words);
      expect(after.selection.head).toBe(from);
      const taken = applySteps(
        doc,
        transaction.steps.map((step) => step.toJSON()),
      );
      expect(taken.ok).toBe(true);
    }),
  );
});

describe('what is pasted', () => {
  const cell = (words: string, type = 'tableCell') => ({
    type,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  });
  const table = documentSchema.nodeFromJSON({
    type: 'doc',
    content: [{ type: 'table', content: [{ type: 'tableRow', content: [cell('one'), cell('two')] }] }],
  });

  test('is what the cells hold, where it comes into a cell', () => {
    const pasted = pastedTables(table.slice(0, table.content.size), true);
    expect(pasted.content.content.map(({ type, textContent }) => [type.name, textContent])).toEqual([
      ['paragraph', 'one'],
      ['paragraph', 'two'],
    ]);
    expect([pasted.openStart, pasted.openEnd]).toEqual([1, 1]);
  });

  test('is a table of its own, of what was copied from several cells', () => {
    const copied = table.slice(5, table.content.size - 5, true);
    const pasted = pastedTables(copied, false);
    expect([pasted.openStart, pasted.openEnd]).toEqual([0, 0]);
    const doc = documentSchema.node('doc', null, [...pasted.content.content]);
    expect(() => doc.check()).not.toThrow();
    expect(doc.textBetween(0, doc.content.size, '|')).toBe('ne|tw');
  });

  test('is words, of words that were copied from one cell', () => {
    const pasted = pastedTables(table.slice(4, 6, true), false);
    expect(pasted.content.content.map(({ type }) => type.name)).toEqual(['paragraph']);
    expect(pasted.content.textBetween(0, pasted.content.size)).toBe('on');
  });

  test('leaves every table whole, and makes a change that the server takes', () => {
    fc.assert(
      fc.property(tableDocs, tableDocs, places, fc.nat(10_000), (from, into, [one, other], place) => {
        const [start = 0, end = 0] = [one, other]
          .map((each) => each % (from.content.size + 1))
          .toSorted((a, b) => a - b);
        const doc = into;
        const state = EditorState.create({
          doc,
          selection: TextSelection.near(doc.resolve(place % doc.content.size)),
        });
        const isInCell = cellAround(state.selection.$from) >= 0;
        const slice = pastedTables(canonicalSlice(from.slice(start, end, true)), isInCell);
        const transaction = state.tr.replaceSelection(slice);
        transaction.doc.check();
        const taken = applySteps(
          doc,
          transaction.steps.map((step) => step.toJSON()),
        );
        expect(taken.ok && taken.docs.at(-1)?.eq(transaction.doc)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('is left alone without tables', () => {
    const slice = new Slice(documentSchema.node('paragraph').content, 0, 0);
    expect(pastedTables(slice, true)).toBe(slice);
  });
});
