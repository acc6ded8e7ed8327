import { markup, type Markup } from '@/lib/export/report/markup';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A moment (UTC, ISO 8601) for people: 23 November 2026, 14:05 UTC. */
export function momentOf(at: string): Markup {
  return markup`<time datetime="${at}">${dayWords(at.slice(0, 10))}, ${at.slice(11, 16)} UTC</time>`;
}

/** A date in the precision known: 23 November 2026, November 2026, 2026; as it is kept when it is none of these. */
export function dayWords(date: string): string {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(date) ?? [];
  if (year === '') return date;
  const name = month === undefined ? null : MONTHS[Number(month) - 1];
  if (name === undefined) return date;
  return [day === undefined ? null : String(Number(day)), name, year]
    .filter((part) => part !== null)
    .join(' ');
}
