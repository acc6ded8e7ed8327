import { parseSourceDate, renderSourceDate, type DateMoment } from '@/lib/sources/date-rules';
import { parseDate } from '@/lib/import/dates';

/** A date of CSL-JSON, as csl-data.json has it. */
export interface CslDate {
  'date-parts'?: (string | number)[][];
  season?: string | number;
  circa?: string | number | boolean;
  literal?: string;
  raw?: string;
}

/** A date of a source for CSL-JSON; null without one. What CSL's numbers cannot say is left away: `readCslDate` tells whether it comes back. */
export function cslDate(text: string): CslDate | null {
  const date = parseSourceDate(text);
  if (!date) return null;
  if (date.type === 'moment') return momentDate(date.moment) ?? { literal: text };
  const ends = [date.start, date.end].map((end) => (typeof end === 'string' ? null : plainParts(end)));
  const [start, end] = ends;
  return start && end ? { 'date-parts': [start, end] } : { literal: text };
}

/** A date of CSL-JSON, of anybody's, as sources keep it; null for what is none. An EDTF string is taken as well. */
export function readCslDate(value: unknown): string | null {
  if (typeof value === 'string') return readText(value);
  if (typeof value !== 'object' || value === null) return null;
  const { 'date-parts': parts, season, circa, literal, raw } = value as Record<string, unknown>;
  const words = [literal, raw].find((each) => typeof each === 'string');
  if (!Array.isArray(parts) || parts.length === 0)
    return words === undefined ? null : readText(words as string);
  const mark = isTrue(circa) ? '~' : '';
  const ends = parts.slice(0, 2).map((part) => (Array.isArray(part) ? readParts(part, season) : null));
  const [start, end] = ends;
  if (start === undefined || start === null || end === null) return null;
  return checked(end === undefined ? start + mark : `${start}${mark}/${end}${mark}`);
}

function momentDate(moment: DateMoment): CslDate | null {
  const season = Number(moment.month) > 12 ? Number(moment.month) - 20 : null;
  const parts = season === null ? plainParts(moment) : plainParts({ ...moment, month: null });
  if (!parts) return null;
  return {
    'date-parts': [parts],
    ...(season !== null && { season }),
    ...((moment.isApproximate || moment.isUncertain) && { circa: true }),
  };
}

function plainParts({ year, month, day }: DateMoment): number[] | null {
  const parts = [year, month, day].filter((part) => part !== null);
  return parts.some((part) => part.includes('X')) || Number(month) > 12 ? null : parts.map(Number);
}

function readParts(parts: unknown[], season: unknown): string | null {
  const [year, month, day] = parts.map((part) => String(part).trim());
  if (year === undefined || !/^\d{1,4}$/.test(year)) return null;
  const digits = [year.padStart(4, '0')];
  const number = Number(season);
  if (month === undefined && number >= 1 && number <= 4) digits.push(String(20 + number));
  for (const part of [month, day]) {
    if (part === undefined || part === '' || part === '0') break;
    digits.push(part.padStart(2, '0'));
  }
  return digits.join('-');
}

function readText(text: string): string | null {
  return checked(text) ?? checked(parseDate(text) ?? '');
}

function checked(text: string): string | null {
  const date = parseSourceDate(text);
  return date && renderSourceDate(date);
}

function isTrue(circa: unknown): boolean {
  return (
    circa === true ||
    (typeof circa === 'number' && circa !== 0) ||
    (typeof circa === 'string' && !/^(0|false|)$/i.test(circa))
  );
}
