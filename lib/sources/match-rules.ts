import { daysOfDate, yearOfDate } from '@/lib/sources/date-rules';
import { foldText } from '@/lib/text/fold';

const ARTICLES = new Set([
  'the',
  'a',
  'an',
  'der',
  'die',
  'das',
  'ein',
  'eine',
  'le',
  'la',
  'les',
  'un',
  'une',
  'el',
  'los',
  'las',
  'het',
  'de',
]);
const MAX_LENGTH = 300;

/** The words of a title and the year of a date, by which near-equal sources meet: case, accents, punctuation and articles do not count. Empty without a word. */
export function matchKey({ title, issued }: { title: string; issued: string }): string {
  const words = foldText(title)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '' && !ARTICLES.has(word));
  return words.length === 0
    ? ''
    : `${words.join(' ').slice(0, MAX_LENGTH)} ${yearOfDate(issued) ?? ''}`.trim();
}

/** Whether two dates can mean days at most so many apart; a date that is not known is near to any. */
export function areDatesNear(one: string, other: string, days = 3): boolean {
  const [first, second] = [daysOfDate(one), daysOfDate(other)];
  if (!first || !second) return true;
  const isAfter = (from: string | null, to: string | null) =>
    from !== null && to !== null && Date.parse(from) - Date.parse(to) > days * 86_400_000;
  return !isAfter(first.from, second.to) && !isAfter(second.from, first.to);
}
