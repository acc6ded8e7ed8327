import type { CitedSource } from '@/lib/sources/model';
import { displayName } from '@/lib/sources/name-rules';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A source in one line, as a card shows it: outlet or author, title, agency, date. Empty parts are left out; of a withheld one there is its title. */
export function sourceLine(source: CitedSource): string {
  if (source.isWithheld) return source.title;
  const who = source.containerTitle || displayName(source.authors[0] ?? '');
  const issued = source.issued.replace(/T[^/]*/, '');
  const line = [who, source.title, source.agency && `via ${source.agency}`].filter(Boolean).join(', ');
  if (issued === '') return line;
  // After Arabic letters 2011-04-02 would be drawn as 02-04-2011.
  const date = RIGHT_TO_LEFT.test(line) ? `\u200e${issued}` : issued;
  return line === '' ? date : `${line}, ${date}`;
}
