const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb'];

const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap((language) =>
    Array.from({ length: 12 }, (_, month): [string, number] => {
      const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
      return [name.format(Date.UTC(2000, month, 15)).toLowerCase(), month + 1];
    }),
  ),
);

const WEEKDAY = /^(?:(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?\.?,?|星期.|周.)\s+/i;
const CLOCK = String.raw`\b(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([aApP])\.?\s?[mM]\.?(?![a-z]))?`;
const ZONE = String.raw`\s*(?:\(?(Z\b|UTC|GMT)?\s?([+-]\d{1,2}(?::?\d{2})?)?\)?|\(?[A-Z]{2,5}\)?|\(local time\)|Uhr)?`;
const TIME_LAST = new RegExp(`${CLOCK}${ZONE}$`);
const TIME_FIRST = new RegExp(`^${CLOCK}${ZONE}(?=[\\s,·|]|$)`);

/**
 * A date as articles write it, as ISO 8601 in the precision that is given: "Nov 09, 2023 09:37 PM" is 2023-11-09T21:37.
 * A time zone is kept only when it is given as an offset or as UTC. Null for anything else than a date, for impossible dates, and
 * where day and month cannot be told apart.
 */
export function parseDate(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (plain.length > 80) return null;
  return isoDate(plain) ?? writtenDate(plain);
}

function isoDate(text: string): string | null {
  const match =
    /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/.exec(
      text,
    );
  if (!match) return null;
  const [, year = '', month, day, hour, minute, second, zone] = match;
  const date = dateOf(year, month, day);
  if (date === null || hour === undefined) return date;
  const time = timeOf(hour, minute ?? '', second);
  return time && `${date}T${time}${zoneOf(zone)}`;
}

function writtenDate(text: string): string | null {
  const { rest, time } = takeTime(text.replace(WEEKDAY, ''));
  if (time === null) return null;
  const date = writtenDay(
    rest
      .replace(/^[\s,·|–—-]+|[\s,·|–—-]+$|\b(?:at|um|à|a las|alle|às|om|kl\.?)$/gi, '')
      .trim()
      .replace(WEEKDAY, '')
      .replace(/,$/, ''),
  );
  if (date === null || time === '') return date;
  return date.length === 10 ? `${date}T${time}` : null;
}

// The text without its time, and the time: '' when there is none, null when it is impossible.
function takeTime(text: string): { rest: string; time: string | null } {
  const match = TIME_LAST.exec(text) ?? TIME_FIRST.exec(text);
  // "9.11.2023" and "2023.11" hold no time.
  if (
    !match ||
    /[\d.]$/.test(text.slice(0, match.index)) ||
    /^\.\d/.test(text.slice(match.index + match[0].length))
  )
    return { rest: text, time: '' };
  const [whole, hour = '', minute = '', second, half, utc, offset] = match;
  if (Number(hour) > (half ? 12 : 23)) return { rest: text, time: null };
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  const time = timeOf(String(hours), minute, second);
  const zone = zoneOf(offset ?? (utc ? 'Z' : undefined));
  const rest = text.slice(0, match.index) + text.slice(match.index + whole.length);
  return { rest: rest.trim(), time: time && time + zone };
}

function writtenDay(text: string): string | null {
  const numbers = /^(\d{4})\s?[-/.年]\s?(\d{1,2})(?:\s?[-/.月]\s?(\d{1,2})日?|月)$/.exec(text);
  if (numbers) return dateOf(numbers[1] ?? '', numbers[2], numbers[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return dateOf(dotted[3] ?? '', dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (slashed) return slashedDay(slashed[1] ?? '', slashed[2] ?? '', slashed[3] ?? '');
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  if (monthFirst) return namedDay(monthFirst[2], monthFirst[1] ?? '', monthFirst[3] ?? '');
  const dayFirst =
    /^(?:(?:the|le|il|el|den) )?(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?(\p{L}+)\.?,?[ -](?:de )?(\d{4})$/iu.exec(
      text,
    );
  if (dayFirst) return namedDay(dayFirst[1], dayFirst[2] ?? '', dayFirst[3] ?? '');
  const month = /^(\p{L}+)\.?,? (?:de )?(\d{4})$/u.exec(text);
  return month ? namedDay(undefined, month[1] ?? '', month[2] ?? '') : null;
}

// 03/04/2023 is March in one country and April in another.
function slashedDay(first: string, second: string, year: string): string | null {
  if (Number(first) > 12 || first === second) return dateOf(year, second, first);
  return Number(second) > 12 ? dateOf(year, first, second) : null;
}

function namedDay(day: string | undefined, name: string, year: string): string | null {
  const month = monthOf(name);
  return month === null ? null : dateOf(year, String(month), day);
}

// A month's name or its beginning of at least three letters, where only one month begins so.
function monthOf(name: string): number | null {
  const wanted = name.toLowerCase();
  const exact = MONTHS.get(wanted);
  if (exact !== undefined || wanted.length < 3) return exact ?? null;
  const found = new Set(
    [...MONTHS].filter(([month]) => month.startsWith(wanted)).map(([, number]) => number),
  );
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function dateOf(year: string, month?: string, day?: string): string | null {
  if (!/^(1[5-9]|20|21)\d\d$/.test(year)) return null;
  if (month === undefined) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day ?? 1)) return null;
  return date.toISOString().slice(0, day === undefined ? 7 : 10);
}

function timeOf(hour: string, minute: string, second: string | undefined): string | null {
  const parts = second === undefined ? [hour, minute] : [hour, minute, second];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return parts.map((part) => part.padStart(2, '0')).join(':');
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^z$/i.test(zone)) return 'Z';
  const [, sign = '', hours = '', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
