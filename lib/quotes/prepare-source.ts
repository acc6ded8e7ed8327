import { foldWord } from '@/lib/quotes/fold-word';
import { findFurniture, type Furniture, type Turn } from '@/lib/quotes/furniture';
import { guessLanguage, type LanguageGuess } from '@/lib/quotes/guess-language';
import { phraseBook, type PhraseBook } from '@/lib/quotes/phrases';
import { scanWords } from '@/lib/quotes/scan-words';
import { primaryLanguage } from '@/lib/text/primary-language';

/** May be left out: it was probably not said. */
export const LOOSE = 1;
/** Stands in brackets of the source: may be left out, but not in silence when it matters. */
export const BRACKETED = 2;
/** A sound of hesitation. */
export const HESITATION = 4;

/** A source cut into words once, for any number of quotations. Rows are by word; keys are equal for equal words. */
export type PreparedSource = {
  text: string;
  guess: LanguageGuess;
  book: PhraseBook;
  starts: Int32Array;
  ends: Int32Array;
  keys: Int32Array;
  flags: Uint8Array;
  /** How often each key stands in the source. */
  counts: Int32Array;
  /** The key of a folded word, if the source has it. */
  keyOf: Map<string, number>;
  words: string[];
  furniture: Furniture[];
  turns: Turn[];
  /** Whether lines are broken in mid-sentence, as in subtitles and text from pages. */
  isWrapped: boolean;
};

/** Reads a transcript or document: words, time stamps, labels. `language` is a BCP 47 tag; guessed when missing. Any text will do. */
export function prepareSource(text: string, language?: string): PreparedSource {
  const guess = guessLanguage(text);
  const book = phraseBook(primaryLanguage(language) || guess.language);
  const { furniture, turns } = findFurniture(text);
  const rows = new Rows(text, book);
  let at = 0;
  for (const { start, end, kind } of furniture) {
    rows.read(at, start, 0);
    if (kind !== 'mask') rows.read(start, end, kind === 'loose' ? LOOSE : BRACKETED);
    at = end;
  }
  rows.read(at, text.length, 0);
  return { text, guess, book, ...rows.done(), furniture, turns, isWrapped: isWrapped(text) };
}

class Rows {
  readonly #text: string;
  readonly #book: PhraseBook;
  readonly #keyOf = new Map<string, number>();
  readonly #byRaw = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #counts: number[] = [];
  #starts: Int32Array;
  #ends: Int32Array;
  #keys: Int32Array;
  #flags: Uint8Array;
  #size = 0;
  #flag = 0;

  constructor(text: string, book: PhraseBook) {
    this.#text = text;
    this.#book = book;
    this.#starts = new Int32Array(text.length);
    this.#ends = new Int32Array(text.length);
    this.#keys = new Int32Array(text.length);
    this.#flags = new Uint8Array(text.length);
  }

  read(from: number, to: number, flag: number): void {
    this.#flag = flag;
    if (from < to) scanWords(this.#text, from, to, this.#take);
  }

  readonly #take = (start: number, end: number): void => {
    const at = this.#size++;
    const key = this.#key(this.#text.slice(start, end));
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#keys[at] = key;
    this.#counts[key] = (this.#counts[key] ?? 0) + 1;
    this.#flags[at] = this.#flag | (this.#book.hesitations.has(this.#words[key] ?? '') ? HESITATION : 0);
  };

  #key(raw: string): number {
    const known = this.#byRaw.get(raw);
    if (known !== undefined) return known;
    const word = foldWord(raw, this.#book.language);
    let key = this.#keyOf.get(word);
    if (key === undefined) {
      key = this.#words.length;
      this.#keyOf.set(word, key);
      this.#words.push(word);
      this.#counts.push(0);
    }
    this.#byRaw.set(raw, key);
    return key;
  }

  done() {
    const size = this.#size;
    return {
      starts: this.#starts.slice(0, size),
      ends: this.#ends.slice(0, size),
      keys: this.#keys.slice(0, size),
      flags: this.#flags.slice(0, size),
      counts: Int32Array.from(this.#counts),
      keyOf: this.#keyOf,
      words: this.#words,
    };
  }
}

/** Whether most lines end without a sentence's end. */
function isWrapped(text: string): boolean {
  let lines = 0;
  let open = 0;
  for (const { 0: line } of text.slice(0, 20_000).matchAll(/[^\n\r\f]*\S[^\n\r\f]*(?=[\n\r\f])/g)) {
    lines += 1;
    if (!/[.!?。！？؟…:：]["'”’»“」』)）\]]*\s*$/.test(line)) open += 1;
  }
  return lines > 1 && open * 2 > lines;
}
