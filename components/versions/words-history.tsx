'use client';

import { useCallback } from 'react';
import { KIND_LABELS, STATUS_LABELS } from '@/components/annotations/labels';
import { Answered } from '@/components/ui/answered';
import { Avatar } from '@/components/ui/avatar';
import { useAnswer } from '@/components/ui/use-answer';
import { useTimeZone } from '@/components/versions/use-time-zone';
import { askWords } from '@/components/versions/version-requests';
import type { WordsHistory as History, WrittenWords } from '@/lib/versions/history-rules';

interface WordsHistoryProps {
  articleId: string;
  workspaceId: string;
  /** Of the text in which the offsets count. */
  version: number;
  start: number;
  end: number;
  nameOf: (userId: string) => string;
}

/** Who wrote the words of a range and when, and when what stands on them was last checked. */
export function WordsHistory({ articleId, workspaceId, version, start, end, nameOf }: WordsHistoryProps) {
  const ask = useCallback(
    () => askWords({ articleId, workspaceId }, { version, start, end }),
    [articleId, workspaceId, version, start, end],
  );
  const asked = useAnswer(ask);
  return (
    <div className="flex flex-col gap-3 text-[13.5px]">
      <Answered asked={asked} waiting="Looking back…">
        {(history) => <Pieces history={history} nameOf={nameOf} />}
      </Answered>
    </div>
  );
}

interface PiecesProps {
  history: History;
  nameOf: (userId: string) => string;
}

function Pieces({ history: { pieces, checks, lookedBackTo }, nameOf }: PiecesProps) {
  return (
    <>
      <Checks checks={checks} nameOf={nameOf} />
      <ol className="flex flex-col gap-2">
        {pieces.map((piece) => (
          <Piece key={piece.start} piece={piece} nameOf={nameOf} />
        ))}
      </ol>
      {pieces.some(({ origin }) => origin === 'older') && (
        <p className="text-[12.5px] text-ink-2">Changes before version {lookedBackTo} were not looked at.</p>
      )}
    </>
  );
}

function Checks({ checks, nameOf }: { checks: History['checks']; nameOf: (id: string) => string }) {
  if (checks.length === 0) return <p className="text-ink-2">Nothing on these words has been checked.</p>;
  const [last] = checks.filter((check) => check.isFinished && check.at !== null);
  if (!last || last.byId === null || last.at === null) {
    return <p className="text-ink-2">What stands on these words is not checked yet.</p>;
  }
  return (
    <p>
      Last checked <When at={last.at} /> by {nameOf(last.byId)}: {KIND_LABELS[last.kind].one.toLowerCase()},{' '}
      {STATUS_LABELS[last.status].toLowerCase()}.
    </p>
  );
}

function Piece({ piece, nameOf }: { piece: WrittenWords; nameOf: (id: string) => string }) {
  const { words, origin, byId, proposedById, at } = piece;
  return (
    <li className="flex items-start gap-2">
      {byId === null ? (
        <span className="size-6 shrink-0" />
      ) : (
        <Avatar id={byId} name={nameOf(byId)} size="small" />
      )}
      <div className="min-w-0">
        <p dir="auto" className="font-text text-[15px] leading-normal wrap-anywhere">
          {words}
        </p>
        <p className="text-[12.5px] text-ink-2">
          {byId === null && 'Before what was looked at'}
          {byId !== null &&
            (origin === 'imported'
              ? `Brought in by ${nameOf(byId)}`
              : `Written by ${nameOf(proposedById ?? byId)}`)}
          {byId !== null && proposedById !== null && `, accepted by ${nameOf(byId)}`}
          {at !== null && (
            <>
              , <When at={at} />
            </>
          )}
        </p>
      </div>
    </li>
  );
}

function When({ at }: { at: string }) {
  const timeZone = useTimeZone();
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}
