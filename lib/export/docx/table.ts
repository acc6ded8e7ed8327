import { type FileChild, Paragraph, Table, TableCell, TableRow, VerticalMergeType, WidthType } from 'docx';
import type { DocJson } from '@/lib/articles/model';
import { keptSpan } from '@/lib/editor/tables';
import { isRightToLeft } from '@/lib/export/docx/direction';
import { STYLE } from '@/lib/export/docx/styles';
import { projectText } from '@/lib/text/project-text';

/** Word opens no table that is wider. */
const MOST_COLUMNS = 63;
const MOST_ROOM = 50_000;

interface Cell {
  column: number;
  columns: number;
  /** Null below a cell that reaches down. */
  blocks: FileChild[] | null;
  reachesDown: boolean;
}

/**
 * A table as Word has it: every row as wide as the widest, with empty cells where the article has none. `cellBlocks` is asked once for each
 * cell, in order. In a table that is too wide cells span nothing; one that is too wide all the same is written as paragraphs.
 */
export function tableOf(table: DocJson, cellBlocks: (cell: DocJson) => FileChild[]): FileChild[] {
  const lines = (table.content ?? []).map((row) =>
    (row.content ?? []).map((cell) => ({ cell, blocks: cellBlocks(cell) })),
  );
  const spans = lines.flat().map(({ cell }) => spanOf(cell, 'colspan') * spanOf(cell, 'rowspan'));
  const hasRoom = spans.reduce((sum, span) => sum + span, 0) <= MOST_ROOM;
  const spanned = layOut(lines, hasRoom);
  const rows = widthOf(spanned) <= MOST_COLUMNS ? spanned : layOut(lines, false);
  const width = widthOf(rows);
  if (width > MOST_COLUMNS) return lines.flat().flatMap(({ blocks }) => blocks);
  const hasHeads = table.content?.[0]?.content?.every(({ type }) => type === 'tableHeader') ?? false;
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: Array.from({ length: width }, () => Math.floor(9_000 / width)),
      visuallyRightToLeft: isRightToLeft(projectText(table).text),
      rows: rows.map(
        (row, index) =>
          new TableRow({
            ...(index === 0 && hasHeads && rows.length > 1 && { tableHeader: true }),
            children: [...row.map(cellOf), ...fillers(row, width)],
          }),
      ),
    }),
    // Two tables that touch would be one, and after the last Word asks for a paragraph.
    spacer(),
  ];
}

function layOut(
  lines: readonly (readonly { cell: DocJson; blocks: FileChild[] }[])[],
  hasSpans: boolean,
): Cell[][] {
  /** By column: the cell that reaches into the next rows, and for how many more. */
  const above = new Map<number, { columns: number; rows: number }>();
  return lines.map((line, index) => {
    const row: Cell[] = [];
    let column = 0;
    const continueAbove = () => {
      for (let cell = above.get(column); cell; cell = above.get(column)) {
        row.push({ column, columns: cell.columns, blocks: null, reachesDown: true });
        if (cell.rows > 1) above.set(column, { ...cell, rows: cell.rows - 1 });
        else above.delete(column);
        column += cell.columns;
      }
    };
    const starts = [...above.keys()].toSorted((one, other) => one - other);
    for (const { cell, blocks } of line) {
      continueAbove();
      const rowsLeft = Math.min(hasSpans ? spanOf(cell, 'rowspan') : 1, lines.length - index) - 1;
      // A cell ends where one from above begins.
      const next = starts.find((start) => start > column) ?? Infinity;
      const columns = Math.min(hasSpans ? spanOf(cell, 'colspan') : 1, next - column);
      row.push({ column, columns, blocks, reachesDown: rowsLeft > 0 });
      if (rowsLeft > 0) above.set(column, { columns, rows: rowsLeft });
      column += columns;
    }
    for (const start of starts.filter((each) => each >= column)) {
      for (; column < start; column++) row.push({ column, columns: 1, blocks: [], reachesDown: false });
      continueAbove();
    }
    return row;
  });
}

function spanOf(cell: DocJson, name: 'colspan' | 'rowspan'): number {
  return keptSpan(cell.attrs?.[name]);
}

function widthOf(rows: readonly (readonly Cell[])[]): number {
  return Math.max(1, ...rows.map(endOf));
}

function endOf(row: readonly Cell[]): number {
  const last = row.at(-1);
  return last ? last.column + last.columns : 0;
}

function fillers(row: readonly Cell[], width: number): TableCell[] {
  return Array.from({ length: width - endOf(row) }, () => new TableCell({ children: [spacer()] }));
}

function cellOf({ columns, blocks, reachesDown }: Cell): TableCell {
  const merge = blocks === null ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART;
  return new TableCell({
    ...(columns > 1 && { columnSpan: columns }),
    ...(reachesDown && { verticalMerge: merge }),
    children: blocks === null || blocks.length === 0 ? [spacer()] : (blocks as Paragraph[]),
  });
}

function spacer(): Paragraph {
  return new Paragraph({ style: STYLE.spacer });
}
