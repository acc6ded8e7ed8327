'use client';

import clsx from 'clsx';
import { dueInWords, dueStanding, momentInWords } from '@/components/articles/due-words';
import { useMinute } from '@/components/articles/use-minute';
import { useTimeZone } from '@/components/versions/use-time-zone';

/**
 * By when something is to be done, on the clock of the reader and kept true. The server, which does not know that clock, writes it in UTC.
 * `isOver`: it is done, or out of one's hands, and nothing is overdue any more.
 */
export function DueTime({
  due,
  isOver = false,
  className,
}: {
  due: string;
  isOver?: boolean;
  className?: string;
}) {
  const minute = useMinute();
  const timeZone = useTimeZone();
  const isMoment = due.includes('T');
  const exact = isMoment ? `${due.slice(0, 10)} ${due.slice(11, 16)} UTC` : due;
  if (minute === null) return <time dateTime={due}>Due {exact}</time>;
  const now = minute * 60_000;
  const standing = isOver ? 'later' : dueStanding(due, now);
  const plain = `Due ${isMoment ? momentInWords(due, { timeZone, now }) : due}`;
  return (
    <time
      dateTime={due}
      title={isMoment ? `${exact}, ${timeZone} on your clock` : undefined}
      className={clsx(
        standing === 'overdue' && 'font-medium text-bad',
        standing === 'soon' && 'font-medium text-warn',
        className,
      )}
    >
      {isOver ? plain : dueInWords(due, now, timeZone)}
    </time>
  );
}
