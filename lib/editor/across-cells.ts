import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { cellAround } from '@/lib/editor/table-grid';

/** Whether a selection begins or ends in a cell that does not hold all of it. */
export function isAcrossCells({ $from, $to }: Selection): boolean {
  return cellAround($from) !== cellAround($to);
}

/** Takes the selected words away and leaves blocks and cells standing; the caret goes to where they began. */
export function emptySelection(transaction: Transaction): Transaction {
  const { from, to } = transaction.selection;
  const stretches: [number, number][] = [];
  transaction.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    stretches.push([Math.max(from, pos + 1), Math.min(to, pos + 1 + node.content.size)]);
    return false;
  });
  for (const [start, end] of stretches.toReversed()) if (start < end) transaction.delete(start, end);
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(from)));
}

/**
 * What is pasted, so that no table is cut in two by it: in a cell, or when it is one cell, the blocks in its cells; else tables of which a
 * part was copied become whole ones.
 */
export function pastedTables(slice: Slice, isInCell: boolean): Slice {
  const { content, openStart, openEnd } = slice;
  if (!content.content.some(isTableNode)) return slice;
  const isOneCell = content.childCount === 1 && cellCount(content.firstChild) === 1;
  if (isInCell || isOneCell) return Slice.maxOpen(Fragment.fromArray(withoutTables(content)));
  const isTable = (node: Node | null) => node?.type.name === 'table';
  return new Slice(
    Fragment.fromArray(content.content.flatMap((node) => (isTable(node) ? wholeTable(node) : [node]))),
    isTable(content.firstChild) ? 0 : openStart,
    isTable(content.lastChild) ? 0 : openEnd,
  );
}

// Of rows and cells that were cut off nothing may be left but an empty shell.
function wholeTable(table: Node): Node[] {
  const rows = table.content.content.filter((row) => row.childCount > 0);
  return rows.length > 0 ? [whole(table.copy(Fragment.fromArray(rows)))] : [];
}

function whole(node: Node): Node {
  if (node.isLeaf || node.isTextblock) return node;
  const content = Fragment.fromArray(node.content.content.map(whole));
  return node.type.createAndFill(node.attrs, content, node.marks) ?? node;
}

function isTableNode({ type }: Node): boolean {
  return type.name.startsWith('table');
}

function withoutTables(fragment: Fragment): Node[] {
  return fragment.content.flatMap((node) => (isTableNode(node) ? withoutTables(node.content) : [node]));
}

function cellCount(table: Node | null): number {
  let count = 0;
  table?.forEach((row) => (count += row.childCount));
  return count;
}
