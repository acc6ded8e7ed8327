import { parseSourceDate, type DateMoment } from '@/lib/sources/date-rules';
import { parseDate } from '@/lib/import/dates';

/** A date of a source as RIS writes it, 2026/03/14/, and its year; of a span its beginning. Null when not even a year is known. */
export function risDate(text: string): { date: string; year: string } | null {
  const date = parseSourceDate(text);
  if (!date) return null;
  const moment: DateMoment | string = date.type === 'moment' ? date.moment : date.start;
  if (typeof moment === 'string' || moment.year.includes('X')) return null;
  const month = /^(?:0\d|1[0-2])$/.test(moment.month ?? '') ? (moment.month ?? '') : '';
  const day = month !== '' && /^\d\d$/.test(moment.day ?? '') ? (moment.day ?? '') : '';
  return { date: `${moment.year}/${month}/${day}/`, year: moment.year };
}

/** A date of RIS, of anybody's, as sources keep it; null for what is none. What is written in words after the day comes with it. */
export function readRisDate(text: string): { date: string; rest: string } | null {
  const [, year, month = '', day = '', rest = ''] =
    /^(\d{4})(?:\/(\d{0,2})(?:\/(\d{0,2})(?:\/(.*))?)?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) {
    const date = parseSourceDate(text) ? text.trim() : parseDate(text);
    return date === null || !parseSourceDate(date) ? null : { date, rest: '' };
  }
  const parts = [month, month === '' ? '' : day].filter((part) => part !== '' && !/^0+$/.test(part));
  const date = [year, ...parts.map((part) => part.padStart(2, '0'))].join('-');
  return parseSourceDate(date) ? { date, rest: rest.trim() } : null;
}
