'use client';

import { ActivityItem } from '@/components/activity/activity-item';
import { foldByDay } from '@/components/activity/fold-entries';
import { useTimeZone } from '@/components/versions/use-time-zone';
import { activityPath, withFilter } from '@/lib/activity/list-rules';
import type { ActivityEntry, WorkspaceActivityQuery } from '@/lib/activity/model';

interface ActivityDaysProps {
  entries: readonly ActivityEntry[];
  base: string;
  query: WorkspaceActivityQuery;
  articleId: string | null;
}

/** What happened, by days of the person's own time zone. */
export function ActivityDays({ entries, base, query, articleId }: ActivityDaysProps) {
  const timeZone = useTimeZone();
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  return foldByDay(entries, timeZone).map(({ day, entries: told }) => (
    <section key={day} aria-labelledby={`day-${day}`} className="flex flex-col gap-1">
      <h2 id={`day-${day}`} className="px-2 font-semibold">
        {format.format(new Date(`${day}T00:00:00Z`))}
      </h2>
      <ol className="flex flex-col">
        {told.map((folded) => (
          <ActivityItem
            key={folded.entry.id}
            folded={folded}
            timeZone={timeZone}
            articleId={articleId}
            only={(what) => activityPath(base, withFilter(query, what))}
          />
        ))}
      </ol>
    </section>
  ));
}
