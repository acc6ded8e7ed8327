'use client';

import { useState } from 'react';
import { groupByDay, versionOf } from '@/components/versions/day-groups';
import { NameDialog } from '@/components/versions/name-dialog';
import { RestoreDialog } from '@/components/versions/restore-dialog';
import { TimelineEntry } from '@/components/versions/timeline-entry';
import { useTimeZone } from '@/components/versions/use-time-zone';
import type { ArticlePlace } from '@/components/versions/version-requests';
import type { HistoryItem } from '@/lib/versions/history-rules';

interface TimelineProps {
  items: readonly HistoryItem[];
  place: ArticlePlace;
  current: number;
  names: Record<string, string>;
  canWrite: boolean;
  canName: boolean;
  /** Versions that are marked for comparing. */
  chosen: readonly number[];
  onChoose: (version: number, isChosen: boolean) => void;
  onChanged: () => void;
}

/** The history by days of the person's own time zone. */
export function Timeline({
  items,
  place,
  current,
  names,
  canWrite,
  canName,
  chosen,
  onChoose,
  onChanged,
}: TimelineProps) {
  const timeZone = useTimeZone();
  const [naming, setNaming] = useState<number | null>(null);
  const [restoring, setRestoring] = useState<HistoryItem | null>(null);
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  return (
    <>
      {groupByDay(items, timeZone).map(({ day, items: told }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="flex flex-col gap-2">
          <h2 id={`day-${day}`} className="font-semibold">
            {format.format(new Date(`${day}T00:00:00Z`))}
          </h2>
          <ol className="timeline ml-1.5 flex flex-col gap-1">
            {told.map((item) => (
              <TimelineEntry
                key={item.kind === 'revision' ? item.id : `${item.kind}-${versionOf(item)}`}
                item={item}
                place={place}
                current={current}
                names={names}
                timeZone={timeZone}
                isChosen={chosen.includes(versionOf(item))}
                isMarkable={items.find((each) => versionOf(each) === versionOf(item)) === item}
                onChoose={onChoose}
                {...(canName && { onName: () => setNaming(versionOf(item)) })}
                {...(canWrite && { onRestore: () => setRestoring(item) })}
              />
            ))}
          </ol>
        </section>
      ))}
      <NameDialog
        key={naming}
        place={place}
        version={naming}
        onClose={() => setNaming(null)}
        onNamed={onChanged}
      />
      <RestoreDialog
        place={place}
        item={restoring}
        current={current}
        onClose={() => setRestoring(null)}
        onRestored={onChanged}
      />
    </>
  );
}
