import type { TextRange } from '@/lib/text/text-range';

/** A text in pieces, marked and not, in order; `marks` are ordered and disjoint, and those beyond the text are left out. */
export function markedPieces(
  text: string,
  marks: readonly TextRange[],
): { text: string; start: number; isMarked: boolean }[] {
  const edges = marks.flatMap(({ start, end }) => [
    { at: Math.min(start, text.length), isMarked: true },
    { at: Math.min(end, text.length), isMarked: false },
  ]);
  return [{ at: 0, isMarked: false }, ...edges]
    .map(({ at, isMarked }, index) => ({
      text: text.slice(at, edges[index]?.at ?? text.length),
      start: at,
      isMarked,
    }))
    .filter((piece) => piece.text !== '');
}
