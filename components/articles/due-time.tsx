'use client';

import clsx from 'clsx';
import { dueInWords, dueStanding, whenInWords } from '@/components/articles/due-words';
import { exactTime } from '@/components/articles/exact-time';
import { useMinute } from '@/components/articles/use-minute';
import { useTimeZone } from '@/components/versions/use-time-zone';

interface DueTimeProps {
  due: string;
  /** It is done, or out of one's hands, and nothing is overdue any more. */
  isOver?: boolean;
  /** In two lines, for the columns of tables. */
  isNarrow?: boolean;
}

/** By when something is to be done, on the clock of the reader and kept true; the server, which does not know what time it is there, says only when. */
export function DueTime({ due, isOver = false, isNarrow = false }: DueTimeProps) {
  const minute = useMinute();
  const timeZone = useTimeZone();
  const isMoment = due.includes('T') && !Number.isNaN(Date.parse(due));
  const exact = isMoment ? exactTime(due, timeZone) : due;
  if (minute === null) return <time dateTime={due}>Due {exact}</time>;
  const clock = { now: minute * 60_000, timeZone };
  const standing = isOver ? 'later' : dueStanding(due, clock);
  const { word, when } = isOver ? { word: 'Due', when: whenInWords(due, clock) } : dueInWords(due, clock);
  return (
    <time
      dateTime={due}
      title={isMoment ? exact : undefined}
      className={clsx(
        standing === 'overdue' && 'font-medium text-bad',
        standing === 'soon' && 'font-medium text-warn',
        isNarrow && 'inline-flex flex-wrap gap-x-1 text-[13px] leading-snug *:whitespace-nowrap',
      )}
    >
      <span>{word}</span> <span>{when}</span>
    </time>
  );
}
