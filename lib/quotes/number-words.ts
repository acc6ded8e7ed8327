import { formsOf, type PhraseBook } from '@/lib/quotes/phrases';
import type { TextRange } from '@/lib/text/text-range';

/** A number at the words `[start, end)` of a row; equal ones have one `value`, whether in figures or words. */
export type NumberAt = TextRange & { value: string; isSpelled: boolean };

/** The numbers in a row of folded words; `isTaken` are words that mean something else. */
export function numbersIn(
  book: PhraseBook,
  words: readonly string[],
  isTaken: (at: number) => boolean,
): NumberAt[] {
  const found: NumberAt[] = [];
  for (let at = 0; at < words.length;) {
    if (isTaken(at) || partOf(book, words[at] ?? '') === null) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < words.length && !isTaken(end) && goesOn(book, words, end)) end += 1;
    const run = words.slice(at, end);
    found.push({
      start: at,
      end,
      value: valueOf(book, run),
      isSpelled: run.some((word) => !/\d/.test(word)),
    });
    at = end;
  }
  return found;
}

/** A word's share in a number: its value, or itself when it is written with digits and letters; null for no number. */
function partOf(book: PhraseBook, word: string): number | string | null {
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return Number(word);
  if (/^-?\d/.test(word)) return word;
  for (const form of formsOf(book, word)) {
    const value = book.numbers.get(form);
    if (value !== undefined) return value;
  }
  return book.language === 'de' && word !== 'ein' ? germanNumber(book, word) : null;
}

// "5 million", "twenty-five", "two hundred": two figures in a row are two numbers.
function goesOn(book: PhraseBook, words: readonly string[], at: number): boolean {
  const [before, here] = [partOf(book, words[at - 1] ?? ''), partOf(book, words[at] ?? '')];
  if (typeof before !== 'number' || typeof here !== 'number') return false;
  if (/\d/.test(words[at] ?? '')) return /^\p{Script=Han}$/u.test(words[at - 1] ?? '');
  return here >= 100 || (before >= 20 && here < before) || /^\p{Script=Han}$/u.test(words[at] ?? '');
}

function valueOf(book: PhraseBook, run: readonly string[]): string {
  let total = 0;
  let current = 0;
  for (const word of run) {
    const part = partOf(book, word);
    if (typeof part !== 'number') return word;
    if (part >= 1e3 && run.length > 1) {
      total += (current || 1) * part;
      current = 0;
    } else if ((part === 100 || part === 10) && /^\p{Script=Han}$|hundred/u.test(word))
      current = tens(current, part);
    else current += part;
  }
  return String(Number((total + current).toPrecision(12)));
}

/** 二百三十: the unit before a ten or hundred counts it; what stands before that is added. */
function tens(current: number, part: number): number {
  const unit = current % 10;
  return current - unit + (unit || 1) * part;
}

/** fünfundzwanzig, zweihundertfünfzig, dreitausend: put together of listed ones. */
function germanNumber(book: PhraseBook, word: string): number | null {
  const known = book.numbers.get(word) ?? (word === 'ein' ? 1 : undefined);
  if (known !== undefined) return known;
  for (const [joint, times] of [
    ['tausend', 1e3],
    ['hundert', 100],
  ] as const) {
    const at = word.indexOf(joint);
    if (at <= 0) continue;
    const left = germanNumber(book, word.slice(0, at));
    const rest = word.slice(at + joint.length);
    const right = rest === '' ? 0 : germanNumber(book, rest);
    return left === null || right === null ? null : left * times + right;
  }
  const [, unit = '', ten = ''] = /^(.{3,6}?)und(.+zig|dreissig)$/.exec(word) ?? [];
  const [one, other] = [unit === 'ein' ? 1 : book.numbers.get(unit), book.numbers.get(ten)];
  return one !== undefined && other !== undefined && one < 10 ? one + other : null;
}
