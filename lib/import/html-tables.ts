import type { Node as DocNode } from '@tiptap/pm/model';
import { documentSchema } from '@/lib/editor/schema';
import { MOST_CELLS, MOST_COLUMNS, spanOfAttribute } from '@/lib/editor/tables';

/** A table's own rows, each with its own cells, and what else stands in it: captions, and what was written at the wrong place. */
export interface TableParts {
  rows: Element[][];
  others: Node[];
}

/** The parts of a table element, in order, without what is hidden; cells that stand in no row make one. */
export function partsOfTable(table: Element): TableParts {
  const parts: TableParts = { rows: [], others: [] };
  collectParts(table, parts);
  return parts;
}

function collectParts(element: Element, { rows, others }: TableParts): void {
  let loose: Element[] | null = null;
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3 && child.nodeValue?.trim()) others.push(child);
    if (!isElement(child) || child.hasAttribute('hidden')) continue;
    const isCell = /^t[dh]$/.test(child.localName);
    if (!isCell) loose = null;
    if (isCell && loose) loose.push(child);
    else if (isCell) rows.push((loose = [child]));
    else if (child.localName === 'tr')
      rows.push([...child.children].filter((cell) => !cell.hasAttribute('hidden')));
    else if (/^t(?:head|body|foot)$/.test(child.localName)) collectParts(child, { rows, others });
    else others.push(child);
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** Whether a table was made to arrange a page and not to show figures. */
export function isLayout(table: Element, { rows, others }: TableParts): boolean {
  const role = table.getAttribute('role');
  const count = rows.reduce((sum, { length }) => sum + length, 0);
  if (role === 'presentation' || role === 'none' || count <= 1) return true;
  const isHead = ({ localName }: Element) => localName === 'th';
  const isCaption = (node: Node) => isElement(node) && node.localName === 'caption';
  if (rows.some((row) => row.some(isHead)) || others.some(isCaption)) return false;
  if (table.querySelector('table, h1, h2, h3, h4')) return true;
  // Text beside text, or below it: columns of a page, or a box.
  const isLine = rows.length === 1 || count === rows.length;
  return isLine && (table.querySelector('blockquote, ul, ol') !== null || hasParagraphs(table));
}

// By hand, because `p + p` looks at all siblings of each paragraph.
function hasParagraphs(table: Element): boolean {
  return [...table.getElementsByTagName('p')].some(({ nextElementSibling: next }) => next?.localName === 'p');
}

interface Cell {
  node: DocNode;
  colspan: number;
  rowspan: number;
}

/**
 * A table with the blocks that `readCell` finds in each cell; null when it has no words, or more columns or cells than a table here may
 * have. Rows without words are left out, and spans end where the table does.
 */
export function makeTable(
  rows: readonly (readonly Element[])[],
  readCell: (cell: Element) => DocNode[],
): DocNode | null {
  const read = rows.map((row, index) => row.map((cell) => makeCell(cell, rows.length - index, readCell)));
  const isKept = read.map((row) => row.some(({ node, rowspan }) => node.textContent !== '' || rowspan > 1));
  if (read.every((row) => row.every(({ node }) => node.textContent === ''))) return null;
  const keptBefore = [0];
  for (const kept of isKept) keptBefore.push((keptBefore.at(-1) ?? 0) + (kept ? 1 : 0));
  const within = (from: number, to: number) => (keptBefore[to] ?? 0) - (keptBefore[from] ?? 0);
  const kept = read.flatMap((row, index) => {
    if (!isKept[index]) return [];
    return [row.map((cell) => ({ ...cell, rowspan: within(index, index + cell.rowspan) }))];
  });
  const width = widthOf(kept);
  if (width === null) return null;
  return documentSchema.node(
    'table',
    null,
    kept.map((row) =>
      documentSchema.node(
        'tableRow',
        null,
        row.map(({ node, colspan, rowspan }) =>
          node.type.create({ colspan: Math.min(colspan, width), rowspan }, node.content),
        ),
      ),
    ),
  );
}

function makeCell(cell: Element, rowsLeft: number, readCell: (cell: Element) => DocNode[]): Cell {
  const blocks = readCell(cell);
  const content = blocks.length > 0 ? blocks : [documentSchema.node('paragraph')];
  return {
    node: documentSchema.node(cell.localName === 'th' ? 'tableHeader' : 'tableCell', null, content),
    colspan: spanOfAttribute(cell.getAttribute('colspan')),
    rowspan: Math.min(spanOfAttribute(cell.getAttribute('rowspan')), rowsLeft),
  };
}

// A cell that stands alone in its row says how wide it wants to be, and not how wide the table is.
function widthOf(rows: readonly (readonly Cell[])[]): number | null {
  const freeFrom: number[] = [];
  let width = 1;
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const { colspan, rowspan } of row) {
      while ((freeFrom[column] ?? 0) > index) column += 1;
      const last = column + (row.length === 1 ? 1 : colspan);
      if (last > MOST_COLUMNS) return null;
      for (; column < last; column++) freeFrom[column] = index + rowspan;
    }
    width = Math.max(width, column);
  }
  return width;
}

/** Whether a table has more cells than one here may have. */
export function isTooLarge({ rows }: TableParts): boolean {
  return rows.reduce((sum, { length }) => sum + length, 0) > MOST_CELLS;
}
