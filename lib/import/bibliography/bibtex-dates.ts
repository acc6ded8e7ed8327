import { parseDate } from '@/lib/import/dates';
import { parseSourceDate } from '@/lib/sources/date-rules';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The date of an entry, from `date` or from `year`, `month` and `day`, as sources keep it; null without one. `rest` holds what of them
 * is no date, by its name.
 */
export function readBibDate(parts: { date?: string; year?: string; month?: string; day?: string }): {
  date: string | null;
  rest: [name: string, value: string][];
} {
  const { date = '', year = '', month = '', day = '' } = parts;
  const others = (['year', 'month', 'day'] as const).map(
    (name) => [name, parts[name] ?? ''] as [string, string],
  );
  const filled = others.filter(([, value]) => value !== '');
  if (date !== '') {
    const read = readDate(date);
    if (read !== null) {
      const said = new Set(read.split('-'));
      return {
        date: read,
        rest: filled.filter(
          ([, value]) => !said.has(value.padStart(2, '0')) && !said.has(monthNumber(value)),
        ),
      };
    }
    const { date: ofYear, rest } = readBibDate({ year, month, day });
    return { date: ofYear, rest: [['date', date], ...rest] };
  }
  if (filled.length === 0) return { date: null, rest: [] };
  // "14 March", and what mar # "~14" becomes.
  const [dayInMonth] =
    /\b([012]?\d|3[01])\b/.exec(month.replace(/^\d+(?=\s+\d+$)/, '').replace(/^\d+$/, '')) ?? [];
  const number = monthNumber(month);
  const days = (day || dayInMonth || '').padStart(2, '0');
  const attempts = [
    { text: `${year}-${number}-${days}`, used: ['year', 'month', 'day'] },
    { text: `${year}-${number}`, used: ['year', 'month'] },
    { text: year, used: ['year'] },
  ];
  for (const { text, used } of attempts) {
    if (parseSourceDate(text)) return { date: text, rest: filled.filter(([name]) => !used.includes(name)) };
  }
  const read = readDate(year);
  return { date: read, rest: filled.filter(([name]) => name !== 'year' || read === null) };
}

function readDate(text: string): string | null {
  if (parseSourceDate(text)) return text;
  const circa = /^(?:ca?\.?|circa|about)\s*(\d{4})$/i.exec(text)?.[1];
  if (circa !== undefined) return `${circa}~`;
  const inBrackets = /^\[(\d{4})\??\]$/.exec(text)?.[1];
  if (inBrackets !== undefined) return `${inBrackets}?`;
  const date = parseDate(text);
  return date !== null && parseSourceDate(date) ? date : null;
}

// "03", "3", "mar", "March", "14 March"
function monthNumber(text: string): string {
  const digits = /^\d{1,2}(?=$|\s+\d{1,2}$)/.exec(text.trim())?.[0];
  if (digits !== undefined) return digits.padStart(2, '0');
  const word = /[a-z]{3,}/i.exec(text)?.[0].slice(0, 3).toLowerCase() ?? '';
  const index = MONTHS.indexOf(word);
  return index < 0 ? '' : String(index + 1).padStart(2, '0');
}
