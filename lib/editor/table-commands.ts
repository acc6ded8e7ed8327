import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import { type PlacedCell, readGrid, tableAround } from '@/lib/editor/table-grid';
import { MOST_CELLS, MOST_COLUMNS, MOST_SPAN } from '@/lib/editor/tables';

/** -1 is before (above) the cell of the selection, 1 after (below) it. */
export type TableSide = -1 | 1;

/** A change of a table; `at` counts from where its content begins, and nothing after it has changed when it is made. */
type Edit = { at: number; make: (transaction: Transaction, at: number) => void };
type Around = NonNullable<ReturnType<typeof tableAround>>;

/** A command on the table around the selection: null when it cannot be done. */
function onTable(plan: (around: Around, state: EditorState) => Edit[] | 'gone' | null): Command {
  return (state, dispatch) => {
    const around = tableAround(state.selection.$from);
    const edits = around && plan(around, state);
    if (!edits) return false;
    if (!dispatch) return true;
    const { tr } = state;
    // From the end, so that no edit moves the place of another.
    if (edits === 'gone') tr.delete(around.start - 1, around.start - 1 + around.table.nodeSize);
    else
      for (const { at, make } of edits.toSorted((one, other) => other.at - one.at))
        make(tr, around.start + at);
    dispatch(tr.scrollIntoView());
    return true;
  };
}

function spanned({ pos, node }: PlacedCell, spans: { colspan?: number; rowspan?: number }): Edit {
  const attrs = { ...node.attrs, ...spans };
  return { at: pos, make: (tr, at) => tr.setNodeMarkup(at, null, attrs) };
}

function isHeader({ node }: PlacedCell): boolean {
  return node.type.name === 'tableHeader';
}

function emptyCell({ schema }: EditorState, name = 'tableCell'): Node {
  return schema.node(name, null, [schema.node('paragraph')]);
}

/** Puts an empty row above or below the cell's; cells that span the place grow. */
export function addRow(side: TableSide): Command {
  return onTable(({ grid: { cells, rows, width }, cell }, state) => {
    const height = rows.length - 1;
    let place = side < 0 ? cell.row : cell.row + cell.rowspan;
    const across = () => cells.filter(({ row, rowspan }) => row < place && place < row + rowspan);
    const covered = () => across().reduce((sum, { colspan }) => sum + colspan, 0);
    // Where cells from above take up all columns there is no row to put in, only one below them.
    while (place < height && covered() >= width) place += 1;
    const count = Math.max(1, width - covered());
    if (cells.length + count > MOST_CELLS) return null;
    const fresh = state.schema.node(
      'tableRow',
      null,
      Array.from({ length: count }, () => emptyCell(state)),
    );
    return [
      ...across()
        .filter(({ rowspan }) => rowspan < MOST_SPAN)
        .map((each) => spanned(each, { rowspan: each.rowspan + 1 })),
      { at: rows[place] ?? 0, make: (tr, at) => tr.insert(at, fresh) },
    ];
  });
}

/** Puts an empty column before or after the cell's; cells that span the place grow. */
export function addColumn(side: TableSide): Command {
  return onTable(({ grid: { cells, rows, width }, cell }, state) => {
    if (width >= MOST_COLUMNS || cells.length + rows.length > MOST_CELLS) return null;
    const place = side < 0 ? cell.column : cell.column + cell.colspan;
    const edits: Edit[] = [];
    const isCovered = new Set<number>();
    for (const each of cells) {
      if (each.column >= place || place >= each.column + each.colspan) continue;
      for (let row = each.row; row < each.row + each.rowspan; row++) isCovered.add(row);
      if (each.colspan < MOST_SPAN) edits.push(spanned(each, { colspan: each.colspan + 1 }));
    }
    for (const [row, own] of byRow(cells)) {
      if (isCovered.has(row)) continue;
      const after = own.find(({ column }) => column >= place);
      const fresh = emptyCell(state, own.every(isHeader) ? 'tableHeader' : 'tableCell');
      edits.push({ at: after?.pos ?? (rows[row + 1] ?? 0) - 1, make: (tr, at) => tr.insert(at, fresh) });
    }
    return edits;
  });
}

/** Takes away the rows of the cell; the table too when there are no others. Cells that also stand in rows below stay there. */
export const deleteRow: Command = onTable(({ table, grid: { cells, rows }, cell }) => {
  const [top, bottom] = [cell.row, cell.row + cell.rowspan];
  if (bottom - top >= rows.length - 1) return 'gone';
  const isGone = (row: number) => row >= top && row < bottom;
  const moved = cells
    .filter((each) => isGone(each.row) && each.row + each.rowspan > bottom)
    .map((each): Edit => {
      const after = cells.find(({ row, column }) => row === bottom && column >= each.column);
      const rowspan = each.row + each.rowspan - bottom;
      const copy = each.node.type.create({ ...each.node.attrs, rowspan }, each.node.content);
      return { at: after?.pos ?? (rows[bottom + 1] ?? 0) - 1, make: (tr, at) => tr.insert(at, copy) };
    });
  // Of cells that come to one place, the last is put in first.
  return [...moved.toReversed(), ...withoutRows(table, cells, rows, isGone)];
});

/** Takes away the columns of the cell; the table too when there are no others. */
export const deleteColumn: Command = onTable(({ table, grid: { cells, rows }, cell }) => {
  const [left, right] = [cell.column, cell.column + cell.colspan];
  const lost = (each: PlacedCell) =>
    Math.max(0, Math.min(each.column + each.colspan, right) - Math.max(each.column, left));
  const isGone = (each: PlacedCell) => lost(each) === each.colspan;
  const emptied = new Set([...byRow(cells)].filter(([, own]) => own.every(isGone)).map(([row]) => row));
  if (emptied.size === rows.length - 1) return 'gone';
  const narrower = cells
    .filter((each) => !emptied.has(each.row) && lost(each) > 0)
    .map((each): Edit => {
      if (!isGone(each)) return spanned(each, { colspan: each.colspan - lost(each) });
      return { at: each.pos, make: (tr, at) => tr.delete(at, at + each.node.nodeSize) };
    });
  const kept = cells.filter((each) => !isGone(each));
  return [...narrower, ...withoutRows(table, kept, rows, (row) => emptied.has(row), lost)];
});

/** Takes rows away, and from cells that come down into them what they span of them. */
function withoutRows(
  table: Node,
  cells: readonly PlacedCell[],
  rows: readonly number[],
  isGone: (row: number) => boolean,
  lost: (cell: PlacedCell) => number = () => 0,
): Edit[] {
  const gone = Array.from({ length: table.childCount }, (_, row) => row).filter(isGone);
  if (gone.length === 0) return [];
  const shorter = cells.flatMap((each) => {
    const taken = gone.filter((row) => row > each.row && row < each.row + each.rowspan).length;
    if (isGone(each.row) || taken === 0) return [];
    return [spanned(each, { rowspan: each.rowspan - taken, colspan: each.colspan - lost(each) })];
  });
  const taken = gone.map((row): Edit => {
    const size = table.child(row).nodeSize;
    return { at: rows[row] ?? 0, make: (tr, at) => tr.delete(at, at + size) };
  });
  return [...shorter, ...taken];
}

/** Makes the first row one of heads, or an ordinary one when it is. */
export const toggleHeaderRow: Command = onTable(({ grid: { cells } }, { schema }) => {
  const first = cells.filter(({ row }) => row === 0);
  const type = schema.nodes[first.every(isHeader) ? 'tableCell' : 'tableHeader'];
  return first.map(({ pos, node }) => ({
    at: pos,
    make: (tr, at) => tr.setNodeMarkup(at, type, node.attrs),
  }));
});

/** Takes the table around the selection away. */
export const deleteTable: Command = onTable(() => 'gone');

/** Puts a table of 3 × 3 with a row of heads below the block of the selection, or in its place if that is an empty paragraph. */
export const insertTable: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const { doc, schema } = state;
  if (tableAround($to)) return false;
  if (!dispatch) return true;
  const row = (name: string) =>
    schema.node(
      'tableRow',
      null,
      Array.from({ length: 3 }, () => emptyCell(state, name)),
    );
  const table = schema.node('table', null, [row('tableHeader'), row('tableCell'), row('tableCell')]);
  const end = $to.depth === 0 ? $to.pos : $to.after(1);
  const isEmpty = $to.depth === 1 && $to.parent.type.name === 'paragraph' && $to.parent.content.size === 0;
  const from = isEmpty ? $to.before(1) : end;
  // Nobody could get out of a table at the end of the text.
  const nodes = end === doc.content.size ? [table, schema.node('paragraph')] : [table];
  const tr = state.tr.replaceWith(from, end, nodes);
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(from + 1), 1)).scrollIntoView());
  return true;
};

/** Goes to the end of the next cell or the one before; after the last one into a new row. False outside tables, and before the first cell. */
export function moveToCell(side: TableSide): Command {
  return (state, dispatch) => {
    const around = tableAround(state.selection.$head);
    if (!around) return false;
    const { grid, cell, start } = around;
    const next = grid.cells[grid.cells.indexOf(cell) + side];
    if (next) {
      const end = state.doc.resolve(start + next.pos + next.node.nodeSize - 1);
      dispatch?.(state.tr.setSelection(Selection.near(end, -1)).scrollIntoView());
      return true;
    }
    if (side < 0) return false;
    return addRow(1)(state, dispatch && ((tr) => dispatch(intoLastRow(tr, start))));
  };
}

function intoLastRow(tr: Transaction, start: number): Transaction {
  const table = tr.doc.nodeAt(start - 1);
  const row = table ? readGrid(table).rows.at(-2) : undefined;
  return row === undefined ? tr : tr.setSelection(Selection.near(tr.doc.resolve(start + row), 1));
}

/** Goes to the text below the table, into a new paragraph unless there is one. */
export const leaveTable: Command = (state, dispatch) => {
  const around = tableAround(state.selection.$head);
  if (!around) return false;
  if (!dispatch) return true;
  const end = around.start + around.table.content.size + 1;
  const { tr, schema } = state;
  if (!state.doc.resolve(end).nodeAfter?.isTextblock) tr.insert(end, schema.node('paragraph'));
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end + 1), 1)).scrollIntoView());
  return true;
};

function byRow(cells: readonly PlacedCell[]): Map<number, PlacedCell[]> {
  const rows = new Map<number, PlacedCell[]>();
  for (const cell of cells) {
    const own = rows.get(cell.row);
    if (own) own.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return rows;
}
