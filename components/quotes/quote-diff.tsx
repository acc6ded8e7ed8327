import type { QuoteDiff as Piece } from '@/lib/quotes/comparison';

/** A quotation with what was said and is not printed struck through, and what is printed and was not said underlined. */
export function QuoteDiff({ diff }: { diff: readonly Piece[] }) {
  return diff.map(({ op, text }, index) => {
    if (op === 'same') return <span key={index}>{text}</span>;
    if (op === 'drop') {
      return (
        <del key={index} title="Said, not printed">
          <span className="sr-only"> [said: </span>
          {text}
          <span className="sr-only">] </span>
        </del>
      );
    }
    return (
      <ins key={index} title="Printed, not said">
        <span className="sr-only"> [printed: </span>
        {text}
        <span className="sr-only">] </span>
      </ins>
    );
  });
}
