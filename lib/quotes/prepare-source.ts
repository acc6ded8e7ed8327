import { foldWord } from '@/lib/quotes/fold-word';
import { findFurniture, type Furniture, type Line, linesOf, type Turn } from '@/lib/quotes/furniture';
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

const LINES_LOOKED_AT = 400;
const LONG = 10_000;

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
  const lines = linesOf(text);
  const { furniture, turns } = findFurniture(text, lines);
  const rows = new Rows(text, book);
  let at = 0;
  for (const { start, end, kind } of furniture) {
    rows.read(at, start, 0);
    if (kind !== 'mask') rows.read(start, end, kind === 'loose' ? LOOSE : BRACKETED);
    at = end;
  }
  rows.read(at, text.length, 0);
  return { text, guess, book, ...rows.done(), furniture, turns, isWrapped: isWrapped(lines) };
}

class Rows {
  readonly #text: string;
  readonly #book: PhraseBook;
  readonly #keyOf = new Map<string, number>();
  readonly #byRaw = new Map<string, number>();
  // Words of one unit, as all of Chinese: by the unit itself, one more than the key.
  readonly #byUnit: Int32Array;
  readonly #words: string[] = [];
  readonly #counts: number[] = [];
  readonly #sounds: number[] = [];
  #starts: Int32Array;
  #ends: Int32Array;
  #keys: Int32Array;
  #flags: Uint8Array;
  #size = 0;
  #flag = 0;

  constructor(text: string, book: PhraseBook) {
    this.#text = text;
    this.#book = book;
    // Not worth its making for a short text; what is written beyond its end is forgotten.
    this.#byUnit = new Int32Array(text.length > LONG ? 0x10000 : 0);
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
    const key =
      end - start === 1
        ? this.#unitKey(this.#text.charCodeAt(start))
        : this.#key(this.#text.slice(start, end));
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#keys[at] = key;
    this.#counts[key] = (this.#counts[key] ?? 0) + 1;
    this.#flags[at] = this.#flag | (this.#sounds[key] ?? 0);
  };

  #unitKey(unit: number): number {
    const known = this.#byUnit[unit] ?? 0;
    if (known > 0) return known - 1;
    const key = this.#key(String.fromCharCode(unit));
    this.#byUnit[unit] = key + 1;
    return key;
  }

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
      this.#sounds.push(this.#book.hesitations.has(word) ? HESITATION : 0);
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
function isWrapped(lines: readonly Line[]): boolean {
  const ends = lines
    .slice(0, LINES_LOOKED_AT)
    .map(({ text }) => text.slice(-8).trimEnd())
    .filter((end) => end !== '');
  const open = ends.slice(0, -1).filter((end) => !/[.!?。！？؟…:：]["'”’»“」』)）\]]*$/u.test(end)).length;
  return open * 2 > ends.length - 1;
}
