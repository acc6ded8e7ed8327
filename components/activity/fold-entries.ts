import type { ActivityEntry } from '@/lib/activity/model';

/** Entries that are shown as one: the newest, how many there are, and when the first of them was. */
export interface FoldedEntry {
  entry: ActivityEntry;
  count: number;
  since: string;
}

/** What happened on one day, the newest first. */
export interface ActivityDay {
  /** 2026-11-23, in the time zone that was asked for. */
  day: string;
  entries: FoldedEntry[];
}

/**
 * Entries by days of a time zone, in their order. Writing saves every moment: changes of one text by one person that nothing came between
 * are one entry.
 */
export function foldByDay(entries: readonly ActivityEntry[], timeZone: string): ActivityDay[] {
  const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  const days: ActivityDay[] = [];
  for (const entry of entries) {
    const day = format.format(new Date(entry.at));
    const here = days.at(-1);
    const last = here?.day === day ? here.entries.at(-1) : undefined;
    if (last && isSameWriting(last.entry, entry)) {
      last.count += 1;
      last.since = entry.at;
      continue;
    }
    const folded = { entry, count: 1, since: entry.at };
    if (here?.day === day) here.entries.push(folded);
    else days.push({ day, entries: [folded] });
  }
  return days;
}

function isSameWriting(one: ActivityEntry, other: ActivityEntry): boolean {
  return (
    one.type === 'article.edited' &&
    other.type === one.type &&
    other.by?.id === one.by?.id &&
    other.article?.id === one.article?.id
  );
}
