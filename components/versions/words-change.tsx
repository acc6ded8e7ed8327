import { useMemo } from 'react';
import { compareBlocks } from '@/lib/versions/comparison-rules';

/** Two short texts as one, with what was dropped struck through and what was added marked. */
export function WordsChange({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(() => {
    const whole = (text: string) => ({ text, blocks: [{ start: 0, end: text.length, kind: '' }] });
    return compareBlocks(whole(before), whole(after)).rows.flatMap((row) => row.pieces);
  }, [before, after]);
  return pieces.map(({ op, text }, index) => {
    if (op === 'same') return <span key={index}>{text}</span>;
    const isOld = op === 'drop' || op === 'moved_from';
    return isOld ? (
      <del key={index} className="version-drop">
        {text}
      </del>
    ) : (
      <ins key={index} className="version-add">
        {text}
      </ins>
    );
  });
}
