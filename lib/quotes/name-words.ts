import { phraseAt, type PhraseKind } from '@/lib/quotes/phrases';
import type { PreparedSource } from '@/lib/quotes/prepare-source';
import { keysOf } from '@/lib/quotes/phrases';

/** A word as it stands in its text, for telling whether it is a name. */
export type SeenWord = { word: string; raw: string; isFirst: boolean; isBeside: boolean };

const TITLE: ReadonlySet<PhraseKind> = new Set(['title']);
const TITLE_AFTER: ReadonlySet<PhraseKind> = new Set(['titleAfter']);
const MATTERS: ReadonlySet<PhraseKind> = new Set([
  'negation',
  'qualifier',
  'date',
  'filler',
  'hesitation',
  'title',
]);
const PLACE_BEFORE = new Set(['in', 'aus', 'nach', 'von']);
const MOST_LOOKS = 30;

/** Tells names from other words by what the language shows of them; `known` holds folded words of names known from elsewhere. */
export class NameTeller {
  readonly #source: PreparedSource;
  readonly #known: Set<string>;
  #isShouted: boolean | undefined;

  constructor(source: PreparedSource, names: readonly string[]) {
    this.#source = source;
    const labels = source.turns.map(({ speaker }) => speaker);
    const { language, words } = source.book;
    this.#known = new Set(
      [...labels, ...names]
        .flatMap((name) => keysOf(name, language))
        .filter((key) => key.length > 1 || words.names === 'title'),
    );
    for (const key of this.#known)
      if (source.book.stops.has(key) || this.#isListed(key, TITLE)) this.#known.delete(key);
  }

  /** Whether the word at `at` of a row is a name or part of one. */
  isName(row: readonly SeenWord[], at: number): boolean {
    const seen = row[at];
    if (!seen) return false;
    const { book } = this.#source;
    if (/^[\d%$]/.test(seen.word) || book.stops.has(seen.word)) return false;
    if (this.#known.has(seen.word)) return true;
    if (this.#isListed(seen.word, MATTERS) || book.numbers.has(seen.word)) return false;
    const before = row.slice(Math.max(0, at - 3), at).map(({ word }) => word);
    const isTitled = seen.isBeside && before.some((_, index) => endsTitle(this.#source, before, index));
    if (book.words.names === 'title') return isTitled || this.#hasTitleAfter(row, at);
    if (!/^\p{Lu}/u.test(seen.raw) || this.#shouts())
      return isTitled && /^\p{L}/u.test(seen.raw) && /^\p{Lu}/u.test(seen.raw);
    if (book.words.names === 'capital')
      return seen.isFirst ? this.#isElsewhere(seen.word) : !/^I(?:['’]|$)/.test(seen.raw);
    const last = row[at - 1];
    const next = row[at + 1];
    const isCapital = (other: SeenWord | undefined) =>
      other !== undefined && !other.isFirst && /^\p{Lu}/u.test(other.raw);
    return (
      isTitled ||
      (seen.isBeside && (isCapital(last) || PLACE_BEFORE.has(last?.word ?? ''))) ||
      (next !== undefined && next.isBeside && isCapital(next))
    );
  }

  #isListed(word: string, kinds: ReadonlySet<PhraseKind>): boolean {
    return phraseAt(this.#source.book, [word], 0, kinds) !== null;
  }

  /** Chinese sets what a person is behind the name, and a place's kind behind it. */
  #hasTitleAfter(row: readonly SeenWord[], at: number): boolean {
    if (this.#source.book.words.titlesAfter === '') return false;
    const behind = row.slice(at + 1, at + 6).map(({ word }) => word);
    for (let distance = 0; distance < 3; distance++) {
      if (phraseAt(this.#source.book, behind, distance, TITLE_AFTER)) return true;
      if (this.#source.book.stops.has(behind[distance] ?? '')) return false;
    }
    return false;
  }

  /** A capital at a sentence's beginning tells nothing; the word's other places do. */
  #isElsewhere(word: string): boolean {
    const { keyOf, keys, starts, ends, text } = this.#source;
    const key = keyOf.get(word);
    if (key === undefined) return false;
    let isCapital = false;
    let looks = 0;
    for (
      let row = keys.indexOf(key);
      row >= 0 && looks < MOST_LOOKS;
      row = keys.indexOf(key, row + 1), looks++
    ) {
      const raw = text.slice(starts[row], ends[row]);
      if (!/^\p{Lu}/u.test(raw)) return false;
      if (!isFirstAt(text, row > 0 ? (ends[row - 1] ?? 0) : 0, starts[row] ?? 0)) isCapital = true;
    }
    return isCapital;
  }

  /** A source all in capitals shows no names. */
  #shouts(): boolean {
    this.#isShouted ??= !/\p{Ll}{2}/u.test(this.#source.text.slice(0, 20_000));
    return this.#isShouted;
  }
}

function endsTitle(source: PreparedSource, before: readonly string[], index: number): boolean {
  const phrase = phraseAt(source.book, before, index, TITLE);
  // One more name may stand between: Herr Jonas Vold.
  return phrase !== null && phrase.to >= before.length - 1;
}

/** Whether a word that begins at `start`, behind one that ends at `end`, begins a sentence or what looks like one. */
export function isFirstAt(text: string, end: number, start: number): boolean {
  return end === 0 || /[.!?:。！？؟…\n"“„«»”]/u.test(text.slice(end, start));
}
