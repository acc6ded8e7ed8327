const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

// The few characters of the first plane that hold on to the one after them, whatever that is.
const PREPEND = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e]/;
// Printable ASCII, kana and Han characters never hold on to the one before them.
const BASE = /[\u0020-\u007e\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]/;

/**
 * The nearest grapheme boundary at or before `offset` (direction -1), or at or after it (1); clamped to the text.
 * A boundary stays where it is. Looks only at the characters around `offset`, so it may be asked often of a long text.
 */
export function snapToGrapheme(text: string, offset: number, direction: -1 | 1): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (isSureBoundary(text, offset)) return offset;

  let start = offset - 1;
  while (!isSureBoundary(text, start)) start -= 1;
  let end = offset + 1;
  while (!isSureBoundary(text, end)) end += 1;

  const cluster = graphemes.segment(text.slice(start, end)).containing(offset - start);
  const before = start + (cluster?.index ?? 0);
  if (before === offset || direction < 0) return before;
  return before + (cluster?.segment.length ?? 0);
}

function isSureBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const previous = text.charAt(offset - 1);
  // A low surrogate may belong to a prepending character of another plane.
  return BASE.test(text.charAt(offset)) && !PREPEND.test(previous) && !/[\udc00-\udfff]/.test(previous);
}
