import type { AlertKind, QuoteAlert } from '@/lib/quotes/comparison';
import { type HunkKind, wordAt } from '@/lib/quotes/classify-hunk';
import { type Hunk, saidRows } from '@/lib/quotes/hunk';
import { isFirstAt, type NameTeller, type SeenWord } from '@/lib/quotes/name-words';
import { numbersIn } from '@/lib/quotes/number-words';
import { type PhraseKind, phrasesOf } from '@/lib/quotes/phrases';
import { BRACKETED, type PreparedSource } from '@/lib/quotes/prepare-source';
import type { QuoteWords } from '@/lib/quotes/read-quote';
import { isSentenceBreak } from '@/lib/quotes/statement';

const LISTED: ReadonlySet<PhraseKind> = new Set(['negation', 'qualifier', 'date', 'neutral']);
/** Words beside a hunk that are read with it: phrases and numbers can reach over its edge. */
const MARGIN = 5;
/** Of what was shown to be left out, or left out at length, only what turns the statement round is called out. */
const SHORT_OMISSION = 6;
const SHORT_GAP = 5;

type Sensitive = { kind: AlertKind; value: string; text: string };
type Row = {
  words: SeenWord[];
  isInside: (at: number) => boolean;
  textOf: (from: number, to: number) => string;
};

/** Calls out what changed in a hunk and must not be overlooked: numbers, negations, names, dates, what limits a statement. */
export function findAlerts(
  quote: QuoteWords,
  source: PreparedSource,
  hunk: Hunk,
  kind: HunkKind,
  teller: NameTeller,
): QuoteAlert[] {
  if (kind === 'same' || kind === 'tidy' || hunk.isBack) return [];
  if (kind === 'free' && !hasBracketed(source, hunk)) return [];
  const count = saidRows(source, hunk).length;
  const said = sensitiveIn(source, saidRow(source, hunk, kind), teller);
  const printed = sensitiveIn(source, printedRow(quote, hunk), teller);
  const isGap = kind === 'shown' || kind === 'free';
  const isWanted = ({ kind: what }: Sensitive): boolean => {
    if (isGap) return what === 'negation' || (what === 'qualifier' && count <= SHORT_GAP);
    if (kind === 'edited') return what === 'negation' || what === 'qualifier' || what === 'number';
    return kind === 'changed' || what === 'negation' || what === 'qualifier' || count <= SHORT_OMISSION;
  };
  const alerts = differences(said.filter(isWanted), printed.filter(isWanted)).map((alert) =>
    alert.kind === 'name' ? withCounterpart(quote, source, hunk, alert) : alert,
  );
  alerts.push(...oppositeWords(quote, source, hunk, kind, alerts));
  return alerts;
}

const hasBracketed = ({ flags }: PreparedSource, { rowFrom, rowTo }: Hunk) =>
  flags.subarray(rowFrom, rowTo).some((flag) => flag & BRACKETED);

function saidRow(source: PreparedSource, hunk: Hunk, kind: HunkKind): Row {
  const { starts, ends, text } = source;
  const from = Math.max(0, hunk.rowFrom - MARGIN);
  const to = Math.min(source.keys.length, hunk.rowTo + MARGIN);
  const rows = saidRows(source, { rowFrom: from, rowTo: to });
  const isInside =
    kind === 'shown'
      ? sameSentence(source, hunk)
      : ({ rowFrom, rowTo }: Hunk) =>
          (row: number) =>
            row >= rowFrom && row < rowTo;
  const isIn = isInside(hunk);
  return {
    words: rows.map((row) => ({
      word: wordAt(source, row),
      raw: text.slice(starts[row], ends[row]),
      isFirst: isFirstAt(text, row > 0 ? (ends[row - 1] ?? 0) : 0, starts[row] ?? 0),
      isBeside: row > 0 && /^[\s.’']*$/u.test(text.slice(ends[row - 1], starts[row])),
    })),
    isInside: (at) => isIn(rows[at] ?? -1),
    textOf: (first, last) =>
      text.slice(starts[rows[first] ?? 0], ends[rows[last - 1] ?? 0]).replace(/\s+/g, ' '),
  };
}

/** Of a gap only what belongs to the sentences on its two edges. */
function sameSentence(source: PreparedSource, { rowFrom, rowTo }: Hunk) {
  let left = rowFrom;
  while (left < rowTo && !isSentenceBreak(source, left)) left += 1;
  let right = rowTo;
  while (right > left && right > rowFrom && !isSentenceBreak(source, right)) right -= 1;
  return () => (row: number) => row >= rowFrom && row < rowTo && (row < left || row >= right);
}

function printedRow({ text, words }: QuoteWords, hunk: Hunk): Row {
  const from = Math.max(0, hunk.from - MARGIN);
  const part = words.slice(from, hunk.to + MARGIN);
  return {
    words: part.map(({ word, start, end }, index) => {
      const before = words[from + index - 1];
      return {
        word,
        raw: text.slice(start, end).replace(/^[[\u00ad]+/, ''),
        isFirst: isFirstAt(text, before?.end ?? 0, start),
        isBeside: before !== undefined && /^[\s.’']*$/u.test(text.slice(before.end, start)),
      };
    }),
    isInside: (at) => at + from >= hunk.from && at + from < hunk.to,
    textOf: (first, last) => text.slice(part[first]?.start, part[last - 1]?.end),
  };
}

function sensitiveIn(
  source: PreparedSource,
  { words: row, isInside, textOf }: Row,
  teller: NameTeller,
): Sensitive[] {
  const { book } = source;
  const words = row.map(({ word }) => word);
  const found: Sensitive[] = [];
  const phrases = phrasesOf(book, words, LISTED);
  const reaches = (from: number, to: number) => words.some((_, at) => at >= from && at < to && isInside(at));
  const add = (kind: AlertKind, value: string, from: number, to: number) => {
    if (reaches(from, to)) found.push({ kind, value, text: textOf(from, to) });
  };
  for (const { kind, from, to } of phrases) {
    if (kind === 'negation' || kind === 'qualifier' || kind === 'date')
      add(kind, words.slice(from, to).join(' '), from, to);
  }
  words.forEach((word, at) => {
    if (book.language === 'en' && word.endsWith("n't")) add('negation', word, at, at + 1);
  });
  // Another currency is another amount.
  words.forEach((word, at) => {
    if (/^\p{Sc}$/u.test(word)) add('number', word, at, at + 1);
  });
  const isTaken = (at: number) =>
    phrases.some(({ from, to, kind }) => kind !== 'negation' && from <= at && at < to);
  for (const { start, end, value } of numbersIn(book, words, isTaken)) add('number', value, start, end);
  const isName = words.map((_, at) => teller.isName(row, at) && isInside(at));
  for (let at = 0; at < words.length; at++) {
    if (!isName[at]) continue;
    let end = at + 1;
    while (isName[end]) end += 1;
    add('name', words.slice(at, end).join(' '), at, end);
    at = end;
  }
  return found;
}

/** What stands where a name stood, or is a name now, though nothing shows that it is one. */
function withCounterpart(
  { text, words }: QuoteWords,
  source: PreparedSource,
  hunk: Hunk,
  alert: QuoteAlert,
): QuoteAlert {
  const rows = saidRows(source, hunk);
  const said = source.text.slice(source.starts[rows[0] ?? 0], source.ends[rows.at(-1) ?? 0]);
  const printed = text.slice(words[hunk.from]?.start, words[hunk.to - 1]?.end);
  return {
    kind: alert.kind,
    said: alert.said || (rows.length > 0 ? said : ''),
    printed: alert.printed || (hunk.to > hunk.from ? printed : ''),
  };
}

/** What stands on one side only; of negations it is how many there are that counts. In pairs, as they come. */
function differences(said: readonly Sensitive[], printed: readonly Sensitive[]): QuoteAlert[] {
  return (['number', 'negation', 'name', 'qualifier', 'date'] as const).flatMap((kind) => {
    const ours = said.filter((each) => each.kind === kind);
    const theirs = printed.filter((each) => each.kind === kind);
    if (kind === 'negation' && ours.length === theirs.length) return [];
    const left = without(ours, theirs);
    const right = without(theirs, ours);
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
      kind,
      said: left[index]?.text ?? '',
      printed: right[index]?.text ?? '',
    }));
  });
}

function without(all: readonly Sensitive[], others: readonly Sensitive[]): Sensitive[] {
  const left = others.map(({ value }) => value);
  return all.filter(({ value }) => {
    const at = left.indexOf(value);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** likely, unlikely: a word that became its opposite. */
function oppositeWords(
  quote: QuoteWords,
  source: PreparedSource,
  hunk: Hunk,
  kind: HunkKind,
  known: readonly QuoteAlert[],
): QuoteAlert[] {
  const prefix = source.book.words.negativePrefixes;
  if (!prefix || kind !== 'changed' || known.some((alert) => alert.kind === 'negation')) return [];
  const rows = saidRows(source, hunk);
  return quote.words.slice(hunk.from, hunk.to).flatMap(({ word, start, end }) => {
    const row = rows.find((each) => {
      const said = wordAt(source, each);
      return said !== word && (said.replace(prefix, '') === word || word.replace(prefix, '') === said);
    });
    if (row === undefined) return [];
    return [
      {
        kind: 'negation' as const,
        said: source.text.slice(source.starts[row], source.ends[row]),
        printed: quote.text.slice(start, end),
      },
    ];
  });
}
