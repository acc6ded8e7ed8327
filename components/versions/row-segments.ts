import { type MarkIndex, marksIn, type SideMark } from '@/components/versions/side-marks';
import type { ComparedRow, PieceOp } from '@/lib/versions/comparison-rules';

/** Words of a row with what became of them, where they stand in the new text, and the annotations on them. */
export interface Segment {
  op: PieceOp;
  text: string;
  /** Offset in the new text; null for words that are in the old one only. */
  at: number | null;
  marks: readonly SideMark[];
}

/** Which side of a comparison is shown; `both` has dropped and added words in one line of text. */
export type ShownSide = 'left' | 'right' | 'both';

const OF_LEFT: readonly PieceOp[] = ['same', 'drop', 'moved_from'];
const OF_RIGHT: readonly PieceOp[] = ['same', 'add', 'moved_to'];

/** The words of a row as they are shown on a side, cut where annotations begin and end. */
export function segmentsOf(
  { left, right, pieces }: ComparedRow,
  side: ShownSide,
  marks: { left: MarkIndex; right: MarkIndex },
): Segment[] {
  const segments: Segment[] = [];
  let from = left?.start ?? 0;
  let to = right?.start ?? 0;
  for (const { op, text } of pieces) {
    const isLeft = OF_LEFT.includes(op);
    const isRight = OF_RIGHT.includes(op);
    const isShown = side === 'both' || (side === 'left' ? isLeft : isRight);
    // What stands in both texts has the marks of the side that is shown; in one line those of the new text.
    const isMarkedLeft = side === 'left' || !isRight;
    const own = isMarkedLeft ? { marks: marks.left, start: from } : { marks: marks.right, start: to };
    if (isShown) segments.push(...cut(text, op, own, isRight ? to : null));
    if (isLeft) from += text.length;
    if (isRight) to += text.length;
  }
  return segments;
}

function cut(
  text: string,
  op: PieceOp,
  { marks: all, start }: { marks: MarkIndex; start: number },
  at: number | null,
): Segment[] {
  const end = start + text.length;
  const marks = marksIn(all, { start, end });
  const edges = marks.flatMap((mark) => [mark.start, mark.end]).filter((edge) => edge > start && edge < end);
  const places = [start, ...new Set(edges.toSorted((one, other) => one - other)), end];
  return places.slice(0, -1).flatMap((place, index): Segment[] => {
    const next = places[index + 1] ?? end;
    if (place >= next) return [];
    return [
      {
        op,
        text: text.slice(place - start, next - start),
        at: at === null ? null : at + place - start,
        marks: marks.filter((mark) => mark.start <= place && mark.end >= next),
      },
    ];
  });
}
