const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as the platform's field for day and time has it, on the clock of a time zone: 2026-11-23T18:00; empty for none. */
export function toLocalField(at: string | null, timeZone: string): string {
  if (at === null) return '';
  const format =
    formats.get(timeZone) ??
    // The locale that writes dates as ISO 8601 does.
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
  formats.set(timeZone, format);
  return format.format(new Date(at)).replace(' ', 'T');
}

/**
 * What such a field says, as a moment in UTC; null when it is empty or says nothing that there is. A time that the clock shows twice is
 * one of the two, and one that it leaves out is an hour off.
 */
export function fromLocalField(field: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${field}Z`);
  if (Number.isNaN(asUtc)) return null;
  const aheadAt = (when: number) =>
    Date.parse(`${toLocalField(new Date(when).toISOString(), timeZone)}Z`) - when;
  const near = asUtc - aheadAt(asUtc);
  const exact = asUtc - aheadAt(near);
  return new Date(exact).toISOString();
}
