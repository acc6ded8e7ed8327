import { PAUSE_EVERY, type Work } from '@/lib/anchoring/work';

/** A word, or a sign, or one character of a script that sets no spaces, at `[start, end)` in UTF-16 units. Equal ones have one `key`. */
export type Token = { key: number; start: number; end: number };

const ALONE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
// Letters of those scripts stand alone with what combines with them; other letters and figures run on together; space is no token.
const TOKEN = new RegExp(`[${ALONE}]\\p{M}*|(?:(?![${ALONE}])[\\p{L}\\p{N}\\p{M}_])+|\\S`, 'gu');

/** Cuts texts into tokens; texts cut by one vocabulary can be compared by keys. */
export class Vocabulary {
  readonly #keys = new Map<string, number>();
  readonly #areWords: boolean[] = [];

  /** The tokens of a text in order; whatever lies between two of them is space. */
  *cutting(text: string): Work<Token[]> {
    const tokens: Token[] = [];
    for (const { 0: word, index } of text.matchAll(TOKEN)) {
      tokens.push({ key: this.#keyOf(word), start: index, end: index + word.length });
      if (tokens.length % PAUSE_EVERY === 0) yield;
    }
    return tokens;
  }

  /** How many keys there are: from 0 on. */
  get size(): number {
    return this.#keys.size;
  }

  /** Whether tokens with this key begin with a letter or a figure; false for keys that are none. */
  isWord(key: number): boolean {
    return this.#areWords[key] ?? false;
  }

  #keyOf(word: string): number {
    const known = this.#keys.get(word);
    if (known !== undefined) return known;
    const key = this.#areWords.push(/^[\p{L}\p{N}]/u.test(word)) - 1;
    this.#keys.set(word, key);
    return key;
  }
}

/** The keys of tokens, in order. */
export function keysOf(tokens: readonly Token[]): Int32Array {
  return Int32Array.from(tokens, ({ key }) => key);
}
