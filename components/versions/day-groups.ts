import type { HistoryItem } from '@/lib/versions/history-rules';

/** What happened on one day, the newest first. */
export interface DayGroup {
  /** 2026-11-23, in the time zone that was asked for. */
  day: string;
  items: HistoryItem[];
}

/** When an entry of the history ended, UTC. */
function endOf(item: HistoryItem): string {
  return item.kind === 'sitting' ? item.endedAt : item.at;
}

/** The version that an entry of the history leads to. */
export function versionOf(item: HistoryItem): number {
  return item.kind === 'sitting' ? item.to : item.version;
}

/** Entries of the history by days, in their order; a name that was given later stands on the day of its version's neighbours. */
export function groupByDay(items: readonly HistoryItem[], timeZone: string): DayGroup[] {
  const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  const groups: DayGroup[] = [];
  let next = '';
  for (const item of items.toReversed()) {
    // From the oldest on, so that no day comes twice: what was named later is told among what it names.
    const own = format.format(new Date(item.kind === 'revision' && next !== '' ? next : endOf(item)));
    const day = own < (groups.at(-1)?.day ?? '') ? (groups.at(-1)?.day ?? own) : own;
    const group = groups.at(-1);
    if (item.kind !== 'revision') next = endOf(item);
    if (group?.day === day) group.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups.map(({ day, items: told }) => ({ day, items: told.toReversed() })).toReversed();
}
