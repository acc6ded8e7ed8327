/** A word, or a sign, or one character of a script that sets no spaces, at `[start, end)` in UTF-16 units. Equal ones have one `key`. */
export type Token = { key: number; start: number; end: number };

const ALONE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
// Letters of those scripts stand alone with what combines with them; other letters and figures run on together; space is no token.
const TOKEN = new RegExp(`[${ALONE}]\\p{M}*|(?:(?![${ALONE}])[\\p{L}\\p{N}\\p{M}_])+|\\S`, 'gu');

/** Cuts texts into tokens; texts cut by one vocabulary can be compared by keys. */
export class Vocabulary {
  readonly #keys = new Map<string, number>();

  /** The tokens of a text in order; whatever lies between two of them is space. */
  tokens(text: string): Token[] {
    return Array.from(text.matchAll(TOKEN), ({ 0: word, index }) => ({
      key: this.#keyOf(word),
      start: index,
      end: index + word.length,
    }));
  }

  #keyOf(word: string): number {
    const known = this.#keys.get(word);
    if (known !== undefined) return known;
    this.#keys.set(word, this.#keys.size);
    return this.#keys.size - 1;
  }
}
