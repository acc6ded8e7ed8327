import type { BibliographyRecord } from '@/lib/export/bibliography/record';
import { parseSourceDate, type DateMoment } from '@/lib/sources/date-rules';
import type { SourceFields } from '@/lib/sources/model';
import { displayName } from '@/lib/sources/name-rules';

// As American newsrooms shorten them before a day: the short ones never.
const MONTHS = [
  'Jan.',
  'Feb.',
  'March',
  'April',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
];
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];

/** A source as a newsroom's list names it: title, who by, where, with its agency, when, address, what is known of copies. Every source has a line. */
export function newsroomLine(record: BibliographyRecord): string {
  if (record.isProtected) return `Protected source: ${record.title}.`;
  const { fields } = record;
  const { title, authors, containerTitle, publisher, agency, via, issued, doi, url, pages, section } = fields;
  const names = authors.map(displayName);
  const outlet = containerTitle || publisher;
  const wire = agency === '' ? '' : `(${agency})`;
  const quoted = title.replaceAll('“', '‘').replaceAll('”', '’');
  const facts = [
    // Who wrote it and published it, too, is named once.
    [names.length === 1 && names[0] === outlet ? '' : outlet, wire].filter((part) => part !== '').join(' '),
    section,
    pages === '' ? '' : `p. ${pages}`,
    newsroomDate(issued),
    via === '' ? '' : `via ${via}`,
    doi === '' ? '' : `https://doi.org/${doi}`,
    url,
  ];
  const said = [names.length === 0 ? '' : `by ${listed(names)}`, ...facts].filter((part) => part !== '');
  const comma = said.length > 0 && !/[.!?…]$/u.test(title) ? ',' : '';
  const rest = [said.join(', '), copies(fields)].filter((part) => part !== '').join(' ');
  return `${`“${quoted}${comma}” ${rest}`.trim()}.`;
}

/** A date as a newsroom writes it: March 14, 2026; Sept. 2026 is written out. As it is kept when it is no single day, month or year. */
function newsroomDate(text: string): string {
  const date = parseSourceDate(text);
  if (!date) return text;
  if (date.type === 'moment') return momentWords(date.moment) ?? text;
  const ends = [date.start, date.end].map((end) => (typeof end === 'string' ? null : momentWords(end)));
  return ends[0] && ends[1] ? `${ends[0]} to ${ends[1]}` : text;
}

function momentWords({ year, month, day, isApproximate, isUncertain }: DateMoment): string | null {
  if (`${year}${month ?? ''}${day ?? ''}`.includes('X')) return null;
  const name = Number(month) > 20 ? SEASONS[Number(month) - 21] : MONTHS[Number(month) - 1];
  const words = month === null ? year : day === null ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`;
  return (isApproximate ? 'about ' : '') + words + (isUncertain ? ' (uncertain)' : '');
}

function copies({ accessedAt, archiveUrl, archiveDate }: SourceFields): string {
  const seen = accessedAt === '' ? '' : `accessed ${newsroomDate(accessedAt)}`;
  const kept =
    archiveUrl === ''
      ? ''
      : `archived${archiveDate === '' ? '' : ` ${newsroomDate(archiveDate)}`} at ${archiveUrl}`;
  const said = [seen, kept].filter((part) => part !== '').join('; ');
  return said === '' ? '' : `(${said})`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
