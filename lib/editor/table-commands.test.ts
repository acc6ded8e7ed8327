import type { Node } from '@tiptap/pm/model';
import { type Command, EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentSchema } from '@/lib/editor/schema';
import {
  addColumn,
  addRow,
  deleteColumn,
  deleteRow,
  deleteTable,
  insertTable,
  leaveTable,
  moveToCell,
  toggleHeaderRow,
} from '@/lib/editor/table-commands';
import { readGrid } from '@/lib/editor/table-grid';
import { applySteps } from '@/lib/versions/apply-steps';

import { tableDocs } from '../../tests/fixtures/editing/tables';

/** A document of a table written as rows of cells: `h:` heads, `a*2` two columns wide, `a/2` two rows high. */
function docOf(...rows: string[]): Node {
  const cellOf = (cell: string) => {
    const [, head, words = '', colspan = '1', rowspan = '1'] =
      /^(h:)?(\w*)(?:\*(\d+))?(?:\/(\d+))?$/.exec(cell) ?? [];
    return documentSchema.node(
      head ? 'tableHeader' : 'tableCell',
      { colspan: Number(colspan), rowspan: Number(rowspan) },
      [documentSchema.node('paragraph', null, words ? [documentSchema.text(words)] : [])],
    );
  };
  const table = documentSchema.node(
    'table',
    null,
    rows.map((row) => documentSchema.node('tableRow', null, row.split(' ').map(cellOf))),
  );
  return documentSchema.node('doc', null, [table, documentSchema.node('paragraph')]);
}

function written(doc: Node): string[] {
  const rows: string[] = [];
  doc.descendants((node) => {
    if (node.type.name !== 'tableRow') return true;
    const cells = node.content.content.map(({ type, attrs, textContent }) => {
      const { colspan, rowspan } = attrs as { colspan: number; rowspan: number };
      return `${type.name === 'tableHeader' ? 'h:' : ''}${textContent}${colspan > 1 ? `*${colspan}` : ''}${rowspan > 1 ? `/${rowspan}` : ''}`;
    });
    rows.push(cells.join(' '));
    return false;
  });
  return rows;
}

/** The state with the caret in the cell that says so. */
function at(doc: Node, words: string): EditorState {
  let place = 1;
  doc.descendants((node, pos) => {
    if (node.text === words) place = pos;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, place) });
}

function run(state: EditorState, command: Command): EditorState {
  let after = state;
  command(state, (transaction) => (after = state.apply(transaction)));
  return after;
}

describe('commands on tables', () => {
  test.each<[string, Command, string[], string[]]>([
    ['a row below', addRow(1), ['h:a h:b', 'X c'], ['h:a h:b', 'X c', ' ']],
    ['a row above', addRow(-1), ['h:a h:b', 'X c'], ['h:a h:b', ' ', 'X c']],
    ['a row that a tall cell grows through', addRow(1), ['a/2 X', 'b'], ['a/3 X', '', 'b']],
    ['a row below a row of tall cells only', addRow(1), ['X/2 a/2', 'b*2'], ['X/2 a/2', 'b*2', '   ']],
    ['a column after', addColumn(1), ['h:X h:b', 'c d'], ['h:X h: h:b', 'c  d']],
    ['a column before', addColumn(-1), ['X b', 'c d'], [' X b', ' c d']],
    ['a column in a wide cell', addColumn(1), ['a*2', 'X b'], ['a*3', 'X  b']],
    ['a column in a ragged table', addColumn(1), ['a b X', 'c'], ['a b X ', 'c ']],
    ['one row less', deleteRow, ['a b', 'X c', 'd e'], ['a b', 'd e']],
    ['a row less under a tall cell', deleteRow, ['a/3 b', 'X', 'c'], ['a/2 b', 'c']],
    ['a row less where a tall cell begins', deleteRow, ['a/2 X', 'b'], ['a b']],
    ['one column less', deleteColumn, ['a X', 'b c'], ['a', 'b']],
    ['a column less under a wide cell', deleteColumn, ['a*2', 'X b'], ['a', 'b']],
    ['a column less with all of a row', deleteColumn, ['a/2 b', 'X', 'c d'], ['a', 'c']],
    ['no heads', toggleHeaderRow, ['h:a h:b', 'X c'], ['a b', 'X c']],
    ['heads', toggleHeaderRow, ['h:a b', 'X c'], ['h:a h:b', 'X c']],
    ['no table when the last row goes', deleteRow, ['X b'], []],
    ['no table when the last column goes', deleteColumn, ['X', 'b'], []],
    ['no table', deleteTable, ['X b', 'c d'], []],
  ])('leave %s', (_, command, before, after) => {
    const { doc } = run(at(docOf(...before), 'X'), command);
    expect(() => doc.check()).not.toThrow();
    expect(written(doc)).toEqual(after);
  });

  test('go from cell to cell, at the end into a new row, and not before the first', () => {
    const state = at(docOf('X b', 'c d'), 'X');
    expect(moveToCell(-1)(state)).toBe(false);
    const second = run(state, moveToCell(1));
    expect(second.selection.$head.parent.textContent).toBe('b');
    expect(run(second, moveToCell(-1)).selection.$head.parent.textContent).toBe('X');
    const last = run(at(docOf('a b', 'c X'), 'X'), moveToCell(1));
    expect(written(last.doc)).toEqual(['a b', 'c X', ' ']);
    expect(last.selection.$head.index(1)).toBe(2);
    expect(last.selection.$head.index(2)).toBe(0);
  });

  test('are none outside a table', () => {
    const state = at(documentSchema.node('doc', null, [documentSchema.node('paragraph')]), '');
    const commands = [addRow(1), addColumn(1), deleteRow, deleteColumn, toggleHeaderRow, deleteTable];
    for (const command of [...commands, moveToCell(1), leaveTable]) expect(command(state)).toBe(false);
  });

  test('put a table in place of an empty paragraph, with a paragraph after it at the end of the text', () => {
    const doc = documentSchema.node('doc', null, [documentSchema.node('paragraph')]);
    const state = run(EditorState.create({ doc, selection: Selection.atStart(doc) }), insertTable);
    expect(written(state.doc)).toEqual(['h: h: h:', '  ', '  ']);
    expect(state.doc.lastChild?.type.name).toBe('paragraph');
    expect(state.selection.$head.index(1)).toBe(0);
    expect(insertTable(state)).toBe(false);
  });

  test('put a table below the list that the caret stands in', () => {
    const paragraph = documentSchema.node('paragraph', null, [documentSchema.text('a')]);
    const list = documentSchema.node('bulletList', null, [
      documentSchema.node('listItem', null, [paragraph]),
    ]);
    const doc = documentSchema.node('doc', null, [list, paragraph]);
    const state = run(EditorState.create({ doc, selection: Selection.atStart(doc) }), insertTable);
    expect(state.doc.content.content.map(({ type }) => type.name)).toEqual([
      'bulletList',
      'table',
      'paragraph',
    ]);
  });

  test('lead out of a table at the end of the text', () => {
    const table = docOf('X').firstChild;
    const state = run(at(documentSchema.node('doc', null, table ? [table] : []), 'X'), leaveTable);
    expect(state.doc.childCount).toBe(2);
    expect(state.selection.$head.parent.type.name).toBe('paragraph');
    expect(state.selection.$head.depth).toBe(1);
  });
});

const COMMANDS = [
  ...[addRow, addColumn, moveToCell].flatMap((command) => [command(-1), command(1)]),
  deleteRow,
  deleteColumn,
  toggleHeaderRow,
  leaveTable,
  insertTable,
];

test('whatever is done to a table of any shape is a change that the server takes and that can be taken back', () => {
  const doings = fc.array(fc.tuple(fc.nat(COMMANDS.length - 1), fc.nat(10_000)), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(tableDocs, doings, (doc, done) => {
      let state = EditorState.create({ doc });
      for (const [which, where] of done) {
        const $place = state.doc.resolve(where % state.doc.content.size);
        state = state.apply(state.tr.setSelection(Selection.near($place)));
        const before = state.doc;
        let steps: unknown[] = [];
        const back = new Transform(before);
        COMMANDS[which]?.(state, (transaction) => {
          steps = transaction.steps.map((step) => step.toJSON());
          for (const step of transaction.steps) back.step(step);
          state = state.apply(transaction);
        });
        state.doc.check();
        const taken = applySteps(before, steps);
        expect(taken.ok && taken.docs.at(-1)?.eq(state.doc)).toBe(true);
        for (let index = back.steps.length - 1; index >= 0; index--) {
          const [step, doc] = [back.steps[index], back.docs[index]];
          if (step && doc) back.step(step.invert(doc));
        }
        expect(back.doc.eq(before)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('rows and columns that are added and taken away leave no hole in a table without one', () => {
  const doings = fc.array(fc.tuple(fc.nat(5), fc.nat(10_000)), { maxLength: 6 });
  fc.assert(
    fc.property(fc.nat(3), fc.nat(3), doings, (height, width, done) => {
      const row = Array.from({ length: width + 1 }, () => 'a').join(' ');
      let state = EditorState.create({ doc: docOf(...Array.from({ length: height + 1 }, () => row)) });
      for (const [which, where] of done) {
        const $place = state.doc.resolve(where % state.doc.content.size);
        state = state.apply(state.tr.setSelection(Selection.near($place)));
        const command = [addRow(-1), addRow(1), addColumn(-1), addColumn(1), deleteRow, deleteColumn][which];
        if (command) state = run(state, command);
      }
      const table = state.doc.firstChild;
      if (table?.type.name !== 'table') return;
      const { cells, width: wide, rows } = readGrid(table);
      expect(cells).toHaveLength(wide * (rows.length - 1));
    }),
  );
});
