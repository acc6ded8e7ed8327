/** How a due time stands to now: over, within a day, or later. */
export type DueStanding = 'overdue' | 'soon' | 'later';

const DAY_MS = 86_400_000;

/**
 * The moment at which a due time is over, in milliseconds: a moment itself; the end of a day, month or year where only that is named, as the
 * reader's clock has it. Null for what is no date.
 */
export function dueMoment(due: string): number | null {
  const named = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(due);
  if (!named) {
    const at = Date.parse(due);
    return Number.isNaN(at) ? null : at;
  }
  const [year, month, day] = named.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year === null || year === undefined || month === 0 || (month ?? 1) > 12) return null;
  if (month === null || month === undefined) return new Date(year + 1, 0, 1).getTime();
  if (day === null || day === undefined) return new Date(year, month, 1).getTime();
  return new Date(year, month - 1, day + 1).getTime();
}

/** How a due time stands; null for what is no date. */
export function dueStanding(due: string, now: number): DueStanding | null {
  const at = dueMoment(due);
  if (at === null) return null;
  if (at <= now) return 'overdue';
  return at - now < DAY_MS ? 'soon' : 'later';
}

/** A moment as it is said to one person: day and time, with the year where it is another one than that of `now`. */
export function momentInWords(at: string, options: { timeZone?: string; now?: number } = {}): string {
  const { timeZone, now = Date.now() } = options;
  const year = (time: number) => new Date(time).toLocaleString('en-GB', { timeZone, year: 'numeric' });
  const when = Date.parse(at);
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

/** What is said of a due time: "Overdue since Mon 23 Nov, 18:00", "Due in 5 hours, Mon 23 Nov, 18:00", "Due Fri 27 Nov, 18:00". */
export function dueInWords(due: string, now: number, timeZone?: string): string {
  const standing = dueStanding(due, now);
  const isMoment = due.includes('T');
  const said = isMoment ? momentInWords(due, { now, ...(timeZone !== undefined && { timeZone }) }) : due;
  if (standing === null) return `Due ${due}`;
  if (standing === 'overdue') return `Overdue since ${said}`;
  if (standing === 'later' || !isMoment) return `Due ${said}`;
  const minutes = Math.ceil(((dueMoment(due) ?? now) - now) / 60_000);
  const [number, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.round(minutes / 60), 'hour'];
  return `Due in ${number} ${unit}${number === 1 ? '' : 's'}, ${said}`;
}
