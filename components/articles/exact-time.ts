const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment to the minute in a time zone, as 2026-10-09 09:15 Europe/Oslo. Lists are full of them, so each zone's format is made once. */
export function exactTime(at: string, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    // The locale that writes dates as ISO 8601 does.
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  formats.set(timeZone, format);
  return `${format.format(new Date(at))} ${timeZone.replaceAll('_', ' ')}`;
}
