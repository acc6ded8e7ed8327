import { type ReactNode } from 'react';
import { KIND_LABELS } from '@/components/annotations/labels';
import { type Segment, segmentsOf, type ShownSide } from '@/components/versions/row-segments';
import type { MarkIndex } from '@/components/versions/side-marks';
import { markStyle } from '@/lib/editor/mark-style';
import type { ComparedRow, PieceOp } from '@/lib/versions/comparison-rules';

const MOVED = 'Stands elsewhere in the other version';

/** The words of a row on one side, or of both in one line, with the annotations on them. */
export function RowPieces({
  row,
  side,
  marks,
}: {
  row: ComparedRow;
  side: ShownSide;
  marks: { left: MarkIndex; right: MarkIndex };
}) {
  return segmentsOf(row, side, marks).map((segment, index) => <Words key={index} segment={segment} />);
}

function Words({ segment: { op, text, at, marks } }: { segment: Segment }) {
  return wrapped(
    op,
    <span
      {...(at !== null && { 'data-at': at })}
      {...(marks.length > 0 && {
        className: markStyle(marks.map(({ kind }) => ({ kind, role: 'content', finished: false }))).className,
        title: marks.map(({ kind }) => KIND_LABELS[kind].one).join(', '),
      })}
    >
      {text}
    </span>,
  );
}

function wrapped(op: PieceOp, words: ReactNode): ReactNode {
  switch (op) {
    case 'same':
      return words;
    case 'drop':
      return <del className="version-drop">{words}</del>;
    case 'add':
      return <ins className="version-add">{words}</ins>;
    case 'moved_from':
      return (
        <del className="version-moved" title={MOVED}>
          {words}
        </del>
      );
    case 'moved_to':
      return (
        <ins className="version-moved" title={MOVED}>
          {words}
        </ins>
      );
  }
}
