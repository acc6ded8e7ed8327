/** A moment as the platform's field for day and time has it, on the clock of the reader: 2026-11-23T18:00; empty for none. */
export function toLocalField(at: string | null): string {
  if (at === null) return '';
  const when = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${String(when.getFullYear()).padStart(4, '0')}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  return `${day}T${two(when.getHours())}:${two(when.getMinutes())}`;
}

/** What such a field says, as a moment in UTC; null when it is empty or says nothing that there is. */
export function fromLocalField(field: string): string | null {
  const when = new Date(field);
  return field === '' || Number.isNaN(when.getTime()) ? null : when.toISOString();
}
