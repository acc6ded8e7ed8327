import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { snapToGrapheme } from '@/lib/text/graphemes';
import type { TextProjection } from '@/lib/text/project-text';
import type { TextRange } from '@/lib/text/text-range';

/** The selection in offsets; null when nothing is selected. Whole nodes count as their text. */
export function selectedRange(state: EditorState, projection: TextProjection): TextRange | null {
  const { from, to, empty } = state.selection;
  if (empty) return null;
  const start = projection.posToOffset(from, 1);
  const end = projection.posToOffset(to, -1);
  return start < end ? { start, end } : null;
}

/** Where the caret stands, in offsets: the moving end of a selection. */
export function caretOffset(state: EditorState, projection: TextProjection): number {
  return projection.posToOffset(state.selection.head);
}

/** A transaction that selects from `anchor` to `head`, in offsets; equal ones set the caret. */
export function selectOffsets(
  transaction: Transaction,
  projection: TextProjection,
  anchor: number,
  head: number,
): Transaction {
  const isBackward = head < anchor;
  const anchorPos = projection.offsetToPos(anchor, isBackward ? -1 : 1);
  const headPos = projection.offsetToPos(head, isBackward ? 1 : -1);
  return transaction.setSelection(TextSelection.create(transaction.doc, anchorPos, headPos));
}

/**
 * The range as an annotation takes it: without white space at its ends and cutting no character. Null when nothing is left.
 */
export function trimRange(text: string, range: TextRange): TextRange | null {
  const start = snapToGrapheme(text, range.start, -1);
  const end = snapToGrapheme(text, range.end, 1);
  const words = text.slice(start, end);
  const left = start + words.length - words.trimStart().length;
  const right = end - (words.length - words.trimEnd().length);
  return left < right ? { start: left, end: right } : null;
}
