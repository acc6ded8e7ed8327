import type { CitedSource } from '@/lib/sources/model';
import { displayName } from '@/lib/sources/name-rules';

/** A source in one line, as a card shows it: outlet or author, title, agency, date. Empty parts are left out; of a withheld one there is its title. */
export function sourceLine(source: CitedSource): string {
  if (source.isWithheld) return source.title;
  const who = source.containerTitle || displayName(source.authors[0] ?? '');
  const issued = source.issued.replace(/T[^/]*/, '');
  return [who, source.title, source.agency && `via ${source.agency}`, issued].filter(Boolean).join(', ');
}
