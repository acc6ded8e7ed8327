import { z } from 'zod';

/** One end of a date in the precision that is known; digits that are not known are X. */
export interface DateMoment {
  year: string;
  /** "01" to "12", or "21" to "24" for spring to winter; null when only the year is known. */
  month: string | null;
  day: string | null;
  /** "09:40", with seconds and an offset where they are known; null without a time. */
  time: string | null;
  isUncertain: boolean;
  isApproximate: boolean;
}

/** A date of EDTF levels 0 and 1; an interval's end can be open ("..") or unknown (""). */
export type SourceDate =
  | { type: 'moment'; moment: DateMoment }
  | { type: 'interval'; start: DateMoment | '..' | ''; end: DateMoment | '..' | '' };

const PATTERN =
  /^([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2})(?:T((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?))?)?)?([?~%])?$/;

/**
 * Reads an EDTF date of level 0 or 1: 2026, 2026-03, 2026-03-14, 2026-03-14T09:40Z, 2026~, 2026-03?, 201X, 2026-21 (spring),
 * 2026-03/2026-05, 2026/.. Null for anything else, for days that no calendar has, and for an end before its start.
 * Years have four digits.
 */
export function parseSourceDate(text: string): SourceDate | null {
  const [first = '', second, ...more] = text.trim().split('/');
  if (more.length > 0) return null;
  if (second === undefined) {
    const moment = parseMoment(first);
    return moment && { type: 'moment', moment };
  }
  const [start, end] = [parseEnd(first), parseEnd(second)];
  if (start === null || end === null || (typeof start === 'string' && typeof end === 'string')) return null;
  if (typeof start === 'object' && typeof end === 'object' && daysOf(end).to < daysOf(start).from)
    return null;
  return { type: 'interval', start, end };
}

/** The date as it is kept; `parseSourceDate` undoes it. */
export function renderSourceDate(date: SourceDate): string {
  if (date.type === 'moment') return renderMoment(date.moment);
  return [date.start, date.end].map((end) => (typeof end === 'string' ? end : renderMoment(end))).join('/');
}

/** The first and the last day that the date can mean, as ISO days; null for no date. An open or unknown end is null. */
export function daysOfDate(text: string): { from: string | null; to: string | null } | null {
  const date = parseSourceDate(text);
  if (!date) return null;
  if (date.type === 'moment') return daysOf(date.moment);
  const { start, end } = date;
  return {
    from: typeof start === 'string' ? null : daysOf(start).from,
    to: typeof end === 'string' ? null : daysOf(end).to,
  };
}

/** The year of a date, of an interval its first; null when it is not known to the digit. */
export function yearOfDate(text: string): number | null {
  const days = daysOfDate(text);
  const from = (days?.from ?? days?.to)?.slice(0, 4);
  const isExact = from !== undefined && !/^[^/]*X/.test(text.slice(0, 4));
  return isExact ? Number(from) : null;
}

/** A date of a source as it is sent; empty when it is not known. */
export const sourceDateSchema = z
  .string()
  .trim()
  .max(60)
  .refine((text) => text === '' || parseSourceDate(text) !== null, {
    error:
      'Give the date as 2026-03-14, 2026-03 or 2026. With ~ after it for about, ? for unsure, / between the ends of a span.',
  });

function parseEnd(text: string): DateMoment | '..' | '' | null {
  return text === '' || text === '..' ? text : parseMoment(text);
}

function parseMoment(text: string): DateMoment | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, year = '', month = null, day = null, time = null, mark = ''] = match;
  // Unknown digits stand last, and what follows them is unknown as well.
  if (!/^\d+X*$/.test(year) || !/^(\d\d|XX)?$/.test(month ?? '') || !/^(\d\d|XX)?$/.test(day ?? ''))
    return null;
  if ((year.includes('X') && month !== null) || (time !== null && (day ?? 'X').includes('X'))) return null;
  if (month === 'XX' && day !== null && day !== 'XX') return null;
  const number = Number(month);
  if (month !== null && month !== 'XX') {
    if (number < 1 || (number > 12 && number < 21) || number > 24) return null;
    if (number > 12 && day !== null) return null;
    if (day !== null && day !== 'XX' && (day < '01' || day > lastDay(year, month))) return null;
  }
  return {
    year,
    month,
    day,
    time,
    isUncertain: mark === '?' || mark === '%',
    isApproximate: mark === '~' || mark === '%',
  };
}

function renderMoment({ year, month, day, time, isUncertain, isApproximate }: DateMoment): string {
  const mark = isUncertain && isApproximate ? '%' : isUncertain ? '?' : isApproximate ? '~' : '';
  const date = [year, month, day].filter((part) => part !== null).join('-');
  return `${date}${time === null ? '' : `T${time}`}${mark}`;
}

function daysOf({ year, month, day }: DateMoment): { from: string; to: string } {
  const [first, last] = [year.replaceAll('X', '0'), year.replaceAll('X', '9')];
  const [from, to] = monthsOf(month);
  const isDay = day !== null && day !== 'XX';
  return {
    from: `${first}-${from}-${isDay ? day : '01'}`,
    // A winter ends in the year after.
    to: month === '24' ? `${next(last)}-02-28` : `${last}-${to}-${isDay ? day : lastDay(last, to)}`,
  };
}

function monthsOf(month: string | null): [string, string] {
  if (month === null || month === 'XX') return ['01', '12'];
  const seasons: Record<string, [string, string]> = {
    '21': ['03', '05'],
    '22': ['06', '08'],
    '23': ['09', '11'],
    '24': ['12', '12'],
  };
  return seasons[month] ?? [month, month];
}

function lastDay(year: string, month: string): string {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month), 0);
  return String(date.getUTCDate()).padStart(2, '0');
}

function next(year: string): string {
  return String(Math.min(Number(year) + 1, 9_999)).padStart(4, '0');
}
