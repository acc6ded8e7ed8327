import { Fragment } from 'react';
import { wordDiff } from '@/components/annotations/word-diff';

/** Words that were, and words that are, in one line: what went is struck through, what came is underlined. */
export function ChangedWords({
  before,
  after,
  language,
}: {
  before: string;
  after: string;
  language: string;
}) {
  return (
    <span dir="auto" className="changed-words">
      {wordDiff(before, after, language).map(({ op, text }, index) => (
        <Fragment key={`${index} ${op}`}>
          {op === 'same' && text}
          {op === 'drop' && (
            <del>
              <span className="sr-only"> [was: </span>
              {text}
              <span className="sr-only">] </span>
            </del>
          )}
          {op === 'add' && (
            <ins>
              <span className="sr-only"> [now: </span>
              {text}
              <span className="sr-only">] </span>
            </ins>
          )}
        </Fragment>
      ))}
    </span>
  );
}
