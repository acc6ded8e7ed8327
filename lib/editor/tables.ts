import { type Extensions, Node } from '@tiptap/core';
import { tableBox } from '@/lib/editor/table-box';

/** The widest and tallest that a cell may be, in columns and rows. */
export const MOST_SPAN = 100;
/** A table with more is read as text, and none is made to grow beyond them. */
export const MOST_COLUMNS = 100;
export const MOST_CELLS = 5_000;

/** So many rows or columns as a cell may span; 1 for anything else. */
export function keptSpan(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_SPAN ? value : 1;
}

/** The span that an attribute of a page asks for, at most `MOST_SPAN`. */
export function spanOfAttribute(value: string | null): number {
  const span = Math.trunc(Number(value ?? 1));
  return span >= 1 ? Math.min(span, MOST_SPAN) : 1;
}

// No group, so that it stands only where it is named: at the top of a document, never in a list, a quotation or another table.
const Table = Node.create({
  name: 'table',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  // The box around it scrolls where the page is narrow.
  renderHTML: () => ['div', { class: 'paper-table' }, ['table', ['tbody', 0]]],
  addNodeView:
    () =>
    ({ view }) =>
      tableBox(view),
});

// A row of no cells would be of no size in its JSON, and lib/text could not tell where it ends.
const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  selectable: false,
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

function cell(name: string, tag: 'td' | 'th') {
  const span = (attribute: 'colspan' | 'rowspan') => ({
    default: 1,
    parseHTML: (element: HTMLElement) => spanOfAttribute(element.getAttribute(attribute)),
    renderHTML: (attrs: Record<string, unknown>) =>
      attrs[attribute] === 1 ? {} : { [attribute]: attrs[attribute] },
  });
  return Node.create({
    name,
    content: 'block+',
    isolating: true,
    selectable: false,
    addAttributes: () => ({ colspan: span('colspan'), rowspan: span('rowspan') }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

/** The nodes of tables. Rows may be of different width: nothing here ever mends a table by itself. */
export const TABLE_NODES: Extensions = [Table, TableRow, cell('tableCell', 'td'), cell('tableHeader', 'th')];
