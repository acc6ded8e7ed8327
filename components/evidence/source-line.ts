import type { SourceView } from '@/lib/sources/model';

/** A source in one line, as a card shows it: outlet or author, title, agency, date. Empty parts are left out. */
export function sourceLine(
  source: Pick<SourceView, 'authors' | 'containerTitle' | 'title' | 'agency' | 'issued'>,
): string {
  const who = source.containerTitle || source.authors[0] || '';
  return [who, source.title, source.agency && `via ${source.agency}`, source.issued.slice(0, 10)]
    .filter(Boolean)
    .join(', ');
}
