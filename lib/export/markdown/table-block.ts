import type { DocJson } from '@/lib/articles/model';
import { keptSpan } from '@/lib/editor/tables';
import { tableOf } from '@/lib/export/markdown/text';

/** Markdown cells of which the most are written for cells that span others; in a table that asks for more, spans are left out. */
const MOST_SPANNED = 50_000;

const SPANS_SAID =
  '<!-- Cells of this table span several rows or columns, which Markdown cannot say: each stands in the first place that it spans. -->';

interface Cell {
  text: string;
  colspan: number;
  rowspan: number;
}

/** A table as GitHub's Markdown has it; `cellText` is asked once for each cell, in order. Empty when no cell has words. */
export function renderTable(table: DocJson, cellText: (cell: DocJson) => string): string {
  const lines = table.content ?? [];
  const rows = lines.map((row, index) =>
    (row.content ?? []).map((cell) => readCell(cell, lines.length - index)),
  );
  if (rows.every((row) => row.every(({ text }) => text === ''))) return '';
  const spanned = rows.flat().filter(({ colspan, rowspan }) => colspan > 1 || rowspan > 1);
  const room = spanned.reduce((sum, { colspan, rowspan }) => sum + colspan * rowspan, 0);
  const grid = layOut(rows, room <= MOST_SPANNED);
  const width = Math.max(...grid.map(({ length }) => length));
  const hasHeads = lines[0]?.content?.every(({ type }) => type === 'tableHeader') ?? false;
  // A row of heads there must be.
  const [head = [], ...body] = hasHeads ? grid : [[], ...grid];
  const written = tableOf([...head, ...Array.from({ length: width - head.length }, () => '')], body);
  return spanned.length > 0 ? `${written}\n\n${SPANS_SAID}` : written;

  function readCell(cell: DocJson, rowsLeft: number): Cell {
    return {
      text: cellText(cell),
      colspan: keptSpan(cell.attrs?.['colspan']),
      rowspan: Math.min(keptSpan(cell.attrs?.['rowspan']), rowsLeft),
    };
  }
}

function layOut(rows: readonly (readonly Cell[])[], hasSpans: boolean): string[][] {
  const freeFrom: number[] = [];
  return rows.map((row, index) => {
    const line: string[] = [];
    for (const { text, colspan, rowspan } of row) {
      while ((freeFrom[line.length] ?? 0) > index) line.push('');
      const end = line.length + (hasSpans ? colspan : 1);
      for (let column = line.length; column < end; column++)
        freeFrom[column] = index + (hasSpans ? rowspan : 1);
      line.push(text, ...Array.from({ length: end - line.length - 1 }, () => ''));
    }
    return line;
  });
}
