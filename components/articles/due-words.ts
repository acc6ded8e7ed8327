import { fromLocalField } from '@/components/articles/local-time';

/** How a due time stands to now: over, within a day, or later. */
export type DueStanding = 'overdue' | 'soon' | 'later';

/** The reader's clock. */
export interface Clock {
  /** Milliseconds. */
  now: number;
  timeZone: string;
}

const DAY_MS = 86_400_000;

/**
 * The moment at which a due time is over, in milliseconds: a moment itself; the end of a day, month or year where only that is named, in the
 * reader's time zone. Null for what is no date.
 */
export function dueMoment(due: string, timeZone: string): number | null {
  const named = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(due);
  if (!named) {
    const at = Date.parse(due);
    return Number.isNaN(at) ? null : at;
  }
  const [year = 0, month, day] = named
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month === 0 || (month ?? 1) > 12) return null;
  const next =
    month === undefined
      ? Date.UTC(year + 1, 0, 1)
      : day === undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year, month - 1, day + 1);
  const at = fromLocalField(new Date(next).toISOString().slice(0, 16), timeZone);
  return at === null ? null : Date.parse(at);
}

/** How a due time stands; null for what is no date. */
export function dueStanding(due: string, { now, timeZone }: Clock): DueStanding | null {
  const at = dueMoment(due, timeZone);
  if (at === null) return null;
  if (at <= now) return 'overdue';
  return at - now < DAY_MS ? 'soon' : 'later';
}

/** A due time as it is said to one person: day and time, with the year where it is another one than now; a date as it was typed. */
export function whenInWords(due: string, { now, timeZone }: Clock): string {
  if (!due.includes('T')) return due;
  const year = (time: number) => new Date(time).toLocaleString('en-GB', { timeZone, year: 'numeric' });
  const when = Date.parse(due);
  if (Number.isNaN(when)) return due;
  return new Date(when).toLocaleString('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year(when) !== year(now) && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** What is said of a due time, in two parts: "Overdue since" "Mon 23 Nov, 18:00"; "Due in 5 hours" and when; "Due" and when. */
export function dueInWords(due: string, clock: Clock): { word: string; when: string } {
  const when = whenInWords(due, clock);
  const standing = dueStanding(due, clock);
  if (standing === 'overdue') return { word: 'Overdue since', when };
  if (standing !== 'soon' || !due.includes('T')) return { word: 'Due', when };
  const minutes = Math.ceil(((dueMoment(due, clock.timeZone) ?? clock.now) - clock.now) / 60_000);
  const [number, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.round(minutes / 60), 'hour'];
  return { word: `Due in ${number} ${unit}${number === 1 ? '' : 's'},`, when };
}
