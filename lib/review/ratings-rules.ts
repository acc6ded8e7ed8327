import { judging } from '@/lib/captures/find-judge-rules';
import { termsOf, type Wanted } from '@/lib/captures/find-rules';
import { foldText } from '@/lib/text/fold';

/** Pieces of text that are looked for by twos: with six there are fifteen pairs. */
const MOST_PROBES = 6;
/** The index of search texts holds trigrams: what is shorter is in all of them. */
const SHORTEST = { word: 4, name: 3, figure: 3 } as const;
/** Words that are longer are cut by so much, for their other endings. */
const ENDING = 2;
const LONG = 6;
/** A claim with less in common is another matter. */
const LEAST_LIKE = 0.34;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{3,}/gu;

/**
 * What an article that makes a claim like this one most likely holds too, folded, what tells most first: names, figures, long words; of
 * scripts without spaces, three letters in a row. None for a text of small words.
 */
export function probesOf(wanted: Wanted): string[] {
  const order = { name: 0, figure: 1, word: 2 };
  const words = termsOf(wanted)
    .filter(({ keys: [key = ''] }) => !UNSPACED_LETTER.test(key))
    .map(({ kind, shown, keys: [key = ''] }) => ({ kind, text: kind === 'figure' ? foldText(shown) : key }))
    .filter(({ kind, text }) => text.length >= SHORTEST[kind])
    .toSorted((a, b) => order[a.kind] - order[b.kind] || b.text.length - a.text.length)
    .map(({ kind, text }) => (kind === 'word' && text.length > LONG ? text.slice(0, -ENDING) : text));
  const runs = [...foldText(wanted.text).matchAll(UNSPACED)].flatMap(([run]) => threes(run));
  return [...new Set([...words, ...runs])].slice(0, MOST_PROBES);
}

/** Every two of them, or the only one there is. */
export function pairsOf(probes: readonly string[]): string[][] {
  if (probes.length < 2) return probes.map((probe) => [probe]);
  return probes.flatMap((one, at) => probes.slice(at + 1).map((other) => [one, other]));
}

/** Those of the texts that are like what is wanted, the likest first, at most so many. */
export function likest<T>(
  wanted: Wanted,
  texts: readonly T[],
  textOf: (text: T) => string,
  most: number,
): T[] {
  const judge = judging({ terms: termsOf(wanted), text: wanted.text, language: wanted.language });
  return texts
    .map((text) => ({ text, score: judge(textOf(text)).score }))
    .filter(({ score }) => score >= LEAST_LIKE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ text }) => text);
}

const UNSPACED_LETTER = new RegExp(UNSPACED.source.replace('{3,}', ''), 'u');

function threes(run: string): string[] {
  const letters = Array.from(run);
  return letters.flatMap((_, at) =>
    at % 2 === 0 && at + 3 <= letters.length ? letters.slice(at, at + 3).join('') : [],
  );
}
