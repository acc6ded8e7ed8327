const DAY_MS = 86_400_000;

/** Whether this is a time zone by a name that is known here. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // RangeError: there is no such zone.
    return false;
  }
}

/** The moment at which a day (2026-11-23) begins in a time zone, also where clocks are changed at midnight. */
export function startOfDay(day: string, zone: string): Date {
  const named = Date.parse(`${day}T00:00:00Z`);
  const dayOf = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone });
  // Midnight by the clock of the day before and by that of the day after: they differ where the clock is changed in between.
  const candidates = [-DAY_MS, DAY_MS].map((near) => named - offsetAt(named + near, zone));
  const begun = candidates.filter((at) => dayOf.format(at) >= day);
  return new Date(Math.min(...(begun.length > 0 ? begun : candidates)));
}

/** The moment at which a day is over in a time zone: at which the next begins. */
export function endOfDay(day: string, zone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS);
  return startOfDay(next.toISOString().slice(0, 10), zone);
}

/** How far the clocks of a zone are before UTC at a moment, in milliseconds of whole seconds; negative behind it. */
export function offsetAt(moment: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - moment;
}
