import type { Node, ResolvedPos } from '@tiptap/pm/model';

/** A cell and where it lies. Its rowspan ends with the table, whatever its attribute says. */
export interface PlacedCell {
  node: Node;
  /** Right before the cell, counted from where the table's content begins. */
  pos: number;
  row: number;
  /** Among the cells of its row. */
  index: number;
  column: number;
  colspan: number;
  rowspan: number;
}

/** A table laid out as browsers do it; `rows` are the positions right before each row, and after the last. */
export interface TableGrid {
  cells: PlacedCell[];
  rows: number[];
  width: number;
}

/** Lays out a table of any shape, ragged ones too. */
export function readGrid(table: Node): TableGrid {
  const cells: PlacedCell[] = [];
  const rows = [0];
  // By column, the first row that a cell from above leaves free.
  const freeFrom: number[] = [];
  let width = 0;
  table.forEach((line, pos, row) => {
    rows.push(pos + line.nodeSize);
    let column = 0;
    line.forEach((node, offset, index) => {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      const colspan = Number(node.attrs['colspan']);
      const rowspan = Math.min(Number(node.attrs['rowspan']), table.childCount - row);
      cells.push({ node, pos: pos + 1 + offset, row, index, column, colspan, rowspan });
      // Wide cells may lie over one that reaches down from above, which goes on below them.
      for (let each = column; each < column + colspan; each++) {
        freeFrom[each] = Math.max(freeFrom[each] ?? 0, row + rowspan);
      }
      column += colspan;
      width = Math.max(width, column);
    });
  });
  return { cells, rows, width };
}

/** How deep a cell stands: tables stand only at the top of a document. */
const CELL_DEPTH = 3;

/** The position before the cell that holds a position; -1 where none does. */
export function cellAround($pos: ResolvedPos): number {
  return $pos.depth >= CELL_DEPTH && $pos.node(1).type.name === 'table' ? $pos.before(CELL_DEPTH) : -1;
}

/** The table around a position: where its content begins, its grid, and the cell that holds the position; null outside tables. */
export function tableAround(
  $pos: ResolvedPos,
): { table: Node; start: number; grid: TableGrid; cell: PlacedCell } | null {
  if (cellAround($pos) < 0) return null;
  const table = $pos.node(1);
  const grid = readGrid(table);
  const cell = grid.cells.find(({ row, index }) => row === $pos.index(1) && index === $pos.index(2));
  return cell ? { table, start: $pos.start(1), grid, cell } : null;
}
