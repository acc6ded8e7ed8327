import { type FindWord, findWords } from '@/lib/captures/find-words-rules';
import { phraseBook } from '@/lib/quotes/phrases';
import { foldText } from '@/lib/text/fold';
import { primaryLanguage } from '@/lib/text/primary-language';
import { splitSentences } from '@/lib/text/split-sentences';

/** Something to look for, with what it is found under. */
export interface FindTerm {
  kind: 'figure' | 'name' | 'word';
  /** As it is written. */
  shown: string;
  /** Folded; any of them stands for it. */
  keys: string[];
  /** What its inflected forms begin with, as the database cuts them; folded. */
  stems: string[];
  /** In which part of all passages it stands, 0 to 1; 0 for one that stands nowhere as it is written. */
  share: number;
}

/** The words of an annotation that are looked for. */
export interface Wanted {
  text: string;
  /** Of people and organisations that it names, or that are known to be meant. */
  names: readonly string[];
  /** BCP 47; empty when unknown. */
  language: string;
}

/** A term as it stands before anybody has counted it. */
export const UNCOUNTED = 0.003;
const FACTORS = { figure: 3, name: 3, word: 1 } as const;
// A word in every tenth passage is worth a third of one in every thousandth.
const LEAST_INFORMATION = 0.1;
const MOST_INFORMATION = 8;

/**
 * What to look for: figures, names (capitals within a sentence, and the names given), other words, each once, without the
 * language's small words. In the order in which they stand.
 */
export function termsOf({ text, names, language }: Wanted): FindTerm[] {
  const { stops } = phraseBook(primaryLanguage(language));
  const known = new Map(
    names.flatMap((name) => findWords(name, language).flatMap(({ keys }) => keys.map((key) => [key, name]))),
  );
  const inText = findWords(text, language);
  const proper = properNames(text, inText, language);
  const named = names.flatMap((name) =>
    findWords(name, language).map((word) => ({ word, of: name, isName: true })),
  );
  const said = inText.map((word, at) => ({ word, of: text, isName: proper.has(at) }));
  const terms = new Map<string, FindTerm>();
  for (const { word, of, isName } of [...said, ...named]) {
    const [key = ''] = word.keys;
    const written = of.slice(word.start, word.end);
    if (key === '' || (word.kind === 'word' && (stops.has(key) || key.length < 2))) continue;
    const name = word.kind === 'figure' ? undefined : known.get(key);
    const isNamed = isName || name !== undefined;
    const kind = word.kind === 'figure' ? 'figure' : isNamed ? 'name' : 'word';
    const shown = word.kind === 'pair' && name !== undefined ? name : written;
    const there = terms.get(key);
    if (!there) terms.set(key, { kind, shown, keys: word.keys, stems: [], share: UNCOUNTED });
    else if (kind === 'name' && there.kind === 'word') there.kind = 'name';
  }
  return [...terms.values()];
}

/** How much a term tells: the rarer the more, figures and names more than other words. */
export function weightOf({ kind, share }: Pick<FindTerm, 'kind' | 'share'>): number {
  const information = -Math.log(Math.max(share, 1e-9));
  return FACTORS[kind] * Math.min(Math.max(information, LEAST_INFORMATION), MOST_INFORMATION);
}

/** Words with a capital that no sentence begins with; in German, which writes all nouns so, two of them side by side. */
function properNames(text: string, words: readonly FindWord[], language: string): Set<number> {
  const isCapital = (at: number) =>
    words[at]?.kind === 'word' && /^\p{Lu}/u.test(text.charAt(words[at].start));
  const starts = new Set(
    splitSentences(text, language).map(({ start }) => words.findIndex((word) => word.start >= start)),
  );
  const isGerman = /^(?:de|lb)/.test(primaryLanguage(language));
  const isShouted = !/\p{Ll}{2}/u.test(text);
  const found = new Set<number>();
  if (isShouted) return found;
  words.forEach((word, at) => {
    if (!isCapital(at) || foldText(text.slice(word.start, word.end)).length < 2) return;
    const isBeside = (other: number) =>
      isCapital(other) && /^[ \u00a0-]*$/.test(between(text, words, Math.min(at, other)));
    if (isGerman ? isBeside(at + 1) || isBeside(at - 1) : !starts.has(at) || isBeside(at + 1)) found.add(at);
  });
  return found;
}

function between(text: string, words: readonly FindWord[], at: number): string {
  return text.slice(words[at]?.end, words[at + 1]?.start);
}
