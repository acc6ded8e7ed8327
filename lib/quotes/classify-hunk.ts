import { isContracted } from '@/lib/quotes/contractions';
import { type Hunk, saidRows } from '@/lib/quotes/hunk';
import { numbersIn } from '@/lib/quotes/number-words';
import { type PhraseKind, phraseAt, phrasesOf } from '@/lib/quotes/phrases';
import type { PreparedSource } from '@/lib/quotes/prepare-source';
import type { QuoteWords } from '@/lib/quotes/read-quote';
import { isSentenceBreak } from '@/lib/quotes/statement';

/**
 * What a hunk does to a quotation: nothing (`same`: the same words, written together or as a sign; `free`: nothing was said there), shows that
 * words are left out, tidies speech up, stands in the editor's brackets, leaves words out in silence, or changes them.
 */
export type HunkKind = 'same' | 'free' | 'shown' | 'tidy' | 'edited' | 'omitted' | 'changed';

const SPEECH: ReadonlySet<PhraseKind> = new Set(['hesitation', 'filler']);
const MATTERS: ReadonlySet<PhraseKind> = new Set(['negation', 'qualifier', 'date', 'neutral']);
const PERCENT: ReadonlySet<PhraseKind> = new Set(['percent']);
const LONGEST_START = 6;
/** An editor's word in brackets stands for a few words, not for a passage. */
const LONGEST_EDIT = 12;
const SET_OFF = /[,;:.!?…—–،]|-\s|\s-/u;
/** Marks that join what can also be written as one word or two. */
const JOINT = /[-‐-―.·'’\u00ad]/u;
/** The speaker broke off. */
const BROKEN_OFF = /[-–—…]|\.\.\.|⋯/u;

/** Tells what a hunk is. */
export function classifyHunk(quote: QuoteWords, source: PreparedSource, hunk: Hunk): HunkKind {
  const said = saidRows(source, hunk);
  if (hunk.shown === 'ellipsis') return said.length > 0 || hunk.isBack ? 'shown' : 'free';
  if (hunk.shown === 'apart') return classifyApart(source, hunk, said);
  const words = quote.words.slice(hunk.from, hunk.to);
  const printed = words.filter(({ isEdited }) => !isEdited);
  if (printed.length === 0) {
    if (words.length > 0) return said.length <= LONGEST_EDIT ? 'edited' : 'omitted';
    if (said.length === 0) return 'free';
    return isTidy(source, hunk, said) ? 'tidy' : 'omitted';
  }
  const saidKeys = said.map((row) => wordAt(source, row));
  const printedKeys = printed.map(({ word }) => word);
  if (printed.length === words.length) {
    if (isPercentSame(source, saidKeys, printedKeys)) return 'same';
    if (isJoined(source, saidKeys, printedKeys)) return isMarked(quote, source, hunk) ? 'same' : 'tidy';
  }
  const { book } = source;
  if (isContracted(book, saidKeys, printedKeys) || isRespelled(source, saidKeys, printedKeys)) return 'tidy';
  if (
    said.length === 0 &&
    phrasesOf(book, printedKeys, SPEECH).reduce((sum, { from, to }) => sum + to - from, 0) === printed.length
  )
    return 'tidy';
  return 'changed';
}

/** Whether rows and words are the same but for writing: together or apart, as a sign, as a figure, as a short form. */
export function isEqualled(
  source: PreparedSource,
  rows: readonly number[],
  printed: readonly string[],
): boolean {
  const said = rows.map((row) => wordAt(source, row));
  if (said.length === 0) return false;
  return (
    said.join('') === printed.join('') ||
    isPercentSame(source, said, printed) ||
    isContracted(source.book, said, printed) ||
    isRespelled(source, said, printed)
  );
}

/** Between pieces that stand apart in print nothing shows whether anything is missing, so within one sentence it matters. */
function classifyApart(source: PreparedSource, hunk: Hunk, said: readonly number[]): HunkKind {
  if (hunk.isBack) return 'shown';
  if (said.length === 0) return 'free';
  for (let row = hunk.rowFrom; row <= hunk.rowTo && row < source.keys.length; row++)
    if (isSentenceBreak(source, row)) return 'free';
  return isTidy(source, hunk, said) ? 'tidy' : 'shown';
}

/** The folded word at a row. */
export function wordAt({ words, keys }: PreparedSource, row: number): string {
  return words[keys[row] ?? -1] ?? '';
}

/** 12 %, 12 percent, 12 per cent. */
function isPercentSame(
  { book }: PreparedSource,
  said: readonly string[],
  printed: readonly string[],
): boolean {
  const isSign = (words: readonly string[]) => words.length === 1 && words[0] === '%';
  const isWord = (words: readonly string[]) => phraseAt(book, words, 0, PERCENT)?.to === words.length;
  if (isSign(said) || isSign(printed)) return isWord(said) || isWord(printed);
  return isWord(said) && isWord(printed) && said.join('') === printed.join('');
}

/** The same letters in other pieces: "well-known", "well known". "maybe" is not "may be", and figures do not join. */
function isJoined({ book }: PreparedSource, said: readonly string[], printed: readonly string[]): boolean {
  if (said.length === 0 || said.join('') !== printed.join('')) return false;
  if (
    [said, printed].some((words) =>
      words.some((word, at) => /^\d/.test(word) && /\d$/.test(words[at - 1] ?? '')),
    )
  )
    return false;
  const matters = (words: readonly string[]) =>
    phrasesOf(book, words, MATTERS).some(({ kind }) => kind === 'qualifier' || kind === 'date');
  return !matters(said) && !matters(printed);
}

/** Whether a hyphen or full stop holds the pieces together in either text, or the script sets spaces freely. A mere space makes other words. */
function isMarked(quote: QuoteWords, source: PreparedSource, { from, to, rowFrom, rowTo }: Hunk): boolean {
  const printed = quote.text.slice(quote.words[from]?.start, quote.words[to - 1]?.end);
  const said = source.text.slice(source.starts[rowFrom], source.ends[rowTo - 1]);
  return JOINT.test(printed) || JOINT.test(said) || !/\p{Script=Latin}/u.test(printed);
}

function isRespelled({ book }: PreparedSource, said: readonly string[], printed: readonly string[]): boolean {
  const [one, other] = [said, printed].map((words) => numbersIn(book, words, () => false));
  if (!one || !other || one.length === 0 || one.length !== other.length) return false;
  const isAll = (numbers: typeof one, words: readonly string[]) =>
    numbers.reduce((sum, { start, end }) => sum + end - start, 0) === words.length;
  return (
    isAll(one, said) &&
    isAll(other, printed) &&
    one.every(({ value }, index) => value === other[index]?.value)
  );
}

/** Whether what is missing is only the way people speak: sounds, fillers, words said twice, a beginning that was broken off. */
function isTidy(source: PreparedSource, hunk: Hunk, rows: readonly number[]): boolean {
  const { book } = source;
  const keys = rows.map((row) => wordAt(source, row));
  const isSetOff = (from: number, to: number) =>
    SET_OFF.test(gapBefore(source, rows[from] ?? 0)) ||
    SET_OFF.test(gapBefore(source, (rows[to - 1] ?? 0) + 1));
  const speech = phrasesOf(book, keys, SPEECH).filter(
    ({ kind, from, to }) => kind === 'hesitation' || !book.words.areFillersSetOff || isSetOff(from, to),
  );
  const isSpeech = (at: number) => speech.some(({ from, to }) => from <= at && at < to);
  const left = rows.filter((_, at) => !isSpeech(at));
  const after: string[] = [];
  for (let row = hunk.rowTo; row < source.keys.length && after.length < rows.length + 2; row++)
    after.push(wordAt(source, row));
  const before: string[] = [];
  for (let row = hunk.rowFrom - 1; row >= 0 && before.length < rows.length; row--)
    before.unshift(wordAt(source, row));
  const words = left.map((row) => wordAt(source, row));
  for (let at = 0; at < left.length;) {
    const again = repeated(before, words.slice(at), after);
    // "twenty twenty" is another number; "twenty, twenty" is said twice.
    const isNumber = numbersIn(book, words.slice(at, at + again), () => false).length > 0;
    const isTwice =
      !isNumber || isSetOff(rows.indexOf(left[at] ?? 0), rows.indexOf(left[at + again - 1] ?? 0) + 1);
    const length = (isTwice ? again : 0) || brokenOff(source, left, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

function gapBefore({ text, starts, ends }: PreparedSource, row: number): string {
  return text.slice(row > 0 ? (ends[row - 1] ?? 0) : 0, starts[row] ?? text.length);
}

/** How many words from the first on say again what stands right before them, or are said again right behind them. */
function repeated(before: readonly string[], words: readonly string[], after: readonly string[]): number {
  const row = [...words, ...after];
  for (let length = words.length; length > 0; length--) {
    const isAgain = words
      .slice(0, length)
      .every((word, index) => word === before[before.length - length + index]);
    const isFirst = words.slice(0, length).every((word, index) => word === row[length + index]);
    if (isAgain || isFirst) return length;
  }
  return 0;
}

/** How many words from `at` on are a start that was broken off by a dash; none when they hold something that matters. */
function brokenOff(source: PreparedSource, rows: readonly number[], at: number): number {
  for (let end = at; end < Math.min(rows.length, at + LONGEST_START); end++) {
    const row = rows[end] ?? 0;
    if (!BROKEN_OFF.test(gapBefore(source, row + 1))) continue;
    const words = rows.slice(at, end + 1).map((each) => wordAt(source, each));
    const matters = phrasesOf(source.book, words, MATTERS).some(({ kind }) => kind !== 'neutral');
    return matters || numbersIn(source.book, words, () => false).length > 0 ? 0 : words.length;
  }
  return 0;
}
