import { CommentRangeEnd, CommentRangeStart, CommentReference, type ParagraphChild, TextRun } from 'docx';
import type { NumberedThread } from '@/lib/export/docx/number-threads';

/** What stands between two characters of the text: where comments begin or end. */
export interface PlacedMarkers {
  offset: number;
  children: ParagraphChild[];
}

/**
 * The marks of all threads that have a place, in the order of the text. Where some end and others begin, the ends come first; of those that
 * begin together, the longest is outside.
 */
export function placeMarkers(threads: readonly NumberedThread[]): PlacedMarkers[] {
  const placed = threads.flatMap((numbered) => {
    const { range } = numbered.thread;
    return range ? [{ numbered, ...range }] : [];
  });
  const starts = placed
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .map(({ numbered, start }) => ({ offset: start, isEnd: false, children: startsOf(numbered) }));
  const ends = placed
    .toSorted((one, other) => one.end - other.end || other.start - one.start)
    .map(({ numbered, end }) => ({ offset: end, isEnd: true, children: endsOf(numbered) }));
  return [...ends, ...starts].toSorted((one, other) => one.offset - other.offset);
}

/** The marks where a thread begins: of the comment, then of those that answer it. */
export function startsOf({ number, replies }: NumberedThread): ParagraphChild[] {
  return [number, ...replies.map((reply) => reply.number)].map((each) => new CommentRangeStart(each));
}

/** The marks where it ends, each with the reference without which Word would drop the comment. */
export function endsOf({ number, replies }: NumberedThread): ParagraphChild[] {
  return [number, ...replies.map((reply) => reply.number)].flatMap((each) => [
    new CommentRangeEnd(each),
    new TextRun({ style: 'CommentReference', children: [new CommentReference(each)] }),
  ]);
}

/** Gives out the marks block by block, as the textblocks of the text follow each other: those at its beginning and end included. */
export function takeByOffset(markers: readonly PlacedMarkers[]): (end: number) => PlacedMarkers[] {
  let next = 0;
  return (end) => {
    const from = next;
    for (let marker = markers[next]; marker && marker.offset <= end; marker = markers[next]) next += 1;
    return markers.slice(from, next);
  };
}
