import type { StepMap } from '@tiptap/pm/transform';

/** A piece of a document, in positions, and where it was in the document that was asked about. */
export interface TracedPiece {
  from: number;
  to: number;
  origin: number;
}

/**
 * Takes pieces of a document back over the step that made it: what the step brought in, and the rest where it was before. Pieces keep
 * where they were in the document that was asked about.
 */
export function traceBack(
  pieces: readonly TracedPiece[],
  map: StepMap,
): { broughtIn: TracedPiece[]; kept: TracedPiece[] } {
  const ranges: { oldEnd: number; newStart: number; newEnd: number }[] = [];
  map.forEach((_, oldEnd, newStart, newEnd) => ranges.push({ oldEnd, newStart, newEnd }));
  if (ranges.length === 0) return { broughtIn: [], kept: [...pieces] };
  const broughtIn: TracedPiece[] = [];
  const kept: TracedPiece[] = [];
  for (const { from, to, origin } of pieces) {
    let at = from;
    let shift = 0;
    const keep = (end: number) => {
      if (at < end) kept.push({ from: at + shift, to: end + shift, origin: origin + at - from });
    };
    for (const { oldEnd, newStart, newEnd } of ranges) {
      if (newStart >= to) break;
      if (newEnd > at) {
        keep(Math.max(at, newStart));
        const start = Math.max(at, newStart);
        const end = Math.min(to, newEnd);
        if (start < end) broughtIn.push({ from: start, to: end, origin: origin + start - from });
        at = Math.max(at, end);
      }
      shift = oldEnd - newEnd;
    }
    keep(to);
  }
  return { broughtIn, kept };
}
