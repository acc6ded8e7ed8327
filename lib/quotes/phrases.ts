import { foldWord } from '@/lib/quotes/fold-word';
import { scanWords } from '@/lib/quotes/scan-words';
import type { LanguageWords } from '@/lib/quotes/words/language-words';
import { wordsOf } from '@/lib/quotes/words/words-of';

/** What a phrase of a list is. */
export type PhraseKind =
  | 'hesitation'
  | 'filler'
  | 'negation'
  | 'qualifier'
  | 'neutral'
  | 'date'
  | 'title'
  | 'titleAfter'
  | 'percent';

/** A phrase of a list at the words `[from, to)` of a row. */
export type Phrase = { kind: PhraseKind; from: number; to: number };

type Listed = { kind: PhraseKind; keys: string[] };

/** The lists of a language, cut and folded as texts are. */
export type PhraseBook = {
  language: string;
  words: LanguageWords;
  listed: Map<string, Listed[]>;
  stops: Set<string>;
  hesitations: Set<string>;
  numbers: Map<string, number>;
  contractions: Map<string, string[][]>;
};

const books = new Map<string, PhraseBook>();

/** The keys of a short piece of text. */
export function keysOf(text: string, language: string): string[] {
  const keys: string[] = [];
  scanWords(text, 0, text.length, (start, end) => keys.push(foldWord(text.slice(start, end), language)));
  return keys;
}

/** The phrase book of a primary subtag, made once. */
export function phraseBook(language: string): PhraseBook {
  const known = books.get(language);
  if (known) return known;
  const words = wordsOf(language);
  const listed = new Map<string, Listed[]>();
  const lists: [PhraseKind, string][] = [
    ['hesitation', words.hesitations],
    ['filler', words.fillers],
    ['negation', words.negations],
    ['qualifier', words.qualifiers],
    ['neutral', words.neutral],
    ['date', words.dates],
    ['title', words.titles],
    ['titleAfter', words.titlesAfter],
    ['percent', words.percent],
  ];
  for (const [kind, list] of lists) {
    for (const keys of phrasesIn(list, language)) {
      const first = keys[0] ?? '';
      listed.set(first, [...(listed.get(first) ?? []), { kind, keys }]);
    }
  }
  const single = (list: string) =>
    new Set(phrasesIn(list, language).flatMap((keys) => (keys.length === 1 ? keys : [])));
  const book: PhraseBook = {
    language,
    words,
    listed,
    stops: single(words.stops),
    hesitations: single(words.hesitations),
    numbers: new Map(Object.entries(words.numbers).map(([word, value]) => [foldWord(word, language), value])),
    contractions: new Map(
      Object.entries(words.contractions).map(([short, long]) => [
        foldWord(short, language),
        phrasesIn(long, language),
      ]),
    ),
  };
  books.set(language, book);
  return book;
}

function phrasesIn(list: string, language: string): string[][] {
  return list
    .split(',')
    .map((phrase) => keysOf(phrase, language))
    .filter((keys) => keys.length > 0);
}

/** The longest listed phrase of the wanted kinds that begins at a word; null when there is none. */
export function phraseAt(
  book: PhraseBook,
  keys: readonly string[],
  at: number,
  kinds: ReadonlySet<PhraseKind>,
): Phrase | null {
  let best: Phrase | null = null;
  for (const first of formsOf(book, keys[at] ?? '')) {
    for (const { kind, keys: wanted } of book.listed.get(first) ?? []) {
      if (!kinds.has(kind) || (best && best.to - best.from >= wanted.length)) continue;
      if (wanted.every((key, index) => index === 0 || keys[at + index] === key)) {
        best = { kind, from: at, to: at + wanted.length };
      }
    }
  }
  return best;
}

/** The phrases of the wanted kinds in a row of words, longest first from the left, none overlapping. */
export function phrasesOf(
  book: PhraseBook,
  keys: readonly string[],
  kinds: ReadonlySet<PhraseKind>,
): Phrase[] {
  const found: Phrase[] = [];
  for (let at = 0; at < keys.length;) {
    const phrase = phraseAt(book, keys, at, kinds);
    if (phrase) found.push(phrase);
    at = phrase ? phrase.to : at + 1;
  }
  return found;
}

/** A word, and without the letter that joins it to the one before: ولا, לא. */
export function formsOf(book: PhraseBook, key: string): string[] {
  const bare = book.words.clitics ? key.replace(book.words.clitics, '') : key;
  return bare === key ? [key] : [key, bare];
}
