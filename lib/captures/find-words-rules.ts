import { figureKeys } from '@/lib/captures/find-figures-rules';
import { phraseBook } from '@/lib/quotes/phrases';
import { foldText } from '@/lib/text/fold';
import { primaryLanguage } from '@/lib/text/primary-language';
import type { TextRange } from '@/lib/text/text-range';

/** A word, a figure, or two letters of a script that writes no spaces; it is found under any of its keys. */
export interface FindWord extends TextRange {
  kind: 'word' | 'figure' | 'pair';
  keys: string[];
}

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const IN_WORD = '\\p{L}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d';
// Figures first, with their groups and decimals; then runs without spaces; then words, which may hold figures behind a letter.
const PIECE = new RegExp(
  [
    "(?<figure>\\p{Nd}{1,3}(?:[.,'’\\u00a0\\u202f ]\\p{Nd}{3})+(?!\\p{Nd})(?:[.,]\\p{Nd}+)?|\\p{Nd}+(?:[.,]\\p{Nd}+)?)",
    `(?<run>[${UNSPACED}][${UNSPACED}\\p{M}ー々〆]*)`,
    `(?<word>(?:(?![${UNSPACED}])[${IN_WORD}])+)`,
  ].join('|'),
  'gu',
);
const DATE = /(?<!\p{Nd})\p{Nd}{1,4}([-./])\p{Nd}{1,2}\1\p{Nd}{1,4}(?!\p{Nd})/gu;
const LONGEST = 60;
const HEBREW = 0x590;

/** The words of a text in order, with what they are looked up by. The same for what is stored and what is looked for. */
export function findWords(text: string, language: string): FindWord[] {
  const { numbers } = phraseBook(primaryLanguage(language));
  // The parts of a date are figures of their own, not decimals.
  const cut = text.replace(DATE, (date) => date.replaceAll(/[-./]/g, ';'));
  const words: FindWord[] = [];
  for (const { 0: piece, index: start, groups } of cut.matchAll(PIECE)) {
    const end = start + piece.length;
    if (groups?.['figure'] !== undefined) {
      words.push({ kind: 'figure', start, end, keys: figureKeys(foldText(piece), cut.slice(end, end + 20)) });
    } else if (groups?.['run'] !== undefined) {
      words.push(...pairsOf(piece, start));
    } else {
      // Most words need no folding, and that it is so is seen at once.
      const key = (/^[a-z]+$/.test(piece) ? piece : keyOf(piece)).slice(0, LONGEST);
      if (key === '' || /^[a-z]$/.test(key)) continue;
      const number = numbers.get(key) ?? 0;
      if (number > 1 && number < 100) words.push({ kind: 'figure', start, end, keys: [key, String(number)] });
      else words.push({ kind: 'word', start, end, keys: [key, ...withoutPrefixes(key)] });
    }
  }
  return words;
}

/** All keys of a text, each once: its lexemes as they stand. */
export function lexemesOf(text: string, language: string): string[] {
  return [...new Set(findWords(text, language).flatMap(({ keys }) => keys))];
}

/** The spaced words alone. PostgreSQL takes typographic marks for letters where its locale is C, and would keep them on the words. */
export function plainWords(text: string): string {
  return [...text.matchAll(PIECE)].flatMap(({ groups }) => groups?.['word'] ?? []).join(' ');
}

/** Folded, some letters of Arabic that stand for themselves begin with a space. */
function keyOf(piece: string): string {
  return foldText(piece).replaceAll(' ', '');
}

function pairsOf(run: string, from: number): FindWord[] {
  const letters = Array.from(run);
  const pairs: FindWord[] = [];
  let start = from;
  letters.forEach((letter, at) => {
    const next = letters[at + 1];
    const pair = letter + (next ?? '');
    if (next !== undefined || letters.length === 1)
      pairs.push({ kind: 'pair', start, end: start + pair.length, keys: [keyOf(pair)] });
    start += letter.length;
  });
  return pairs.filter(({ keys: [key = ''] }) => key !== '');
}

/** Arabic and Hebrew write "and", "in", "the" and the like at the beginning of a word. */
function withoutPrefixes(key: string): string[] {
  if (key.charCodeAt(0) < HEBREW) return [];
  if (/^\p{Script=Arabic}/u.test(key)) {
    const even = key.replaceAll('ة', 'ه').replaceAll('ى', 'ي');
    const bare = even.replace(/^[وف]?(?:[بك]?ال|لل)(?=...)/u, '');
    return [even, bare].filter((form, at, all) => form !== key && all.indexOf(form) === at);
  }
  if (!/^\p{Script=Hebrew}/u.test(key)) return [];
  return [key.replace(/^[והבלמשכ](?=...)/u, ''), key.replace(/^[וש][הבלמשכ](?=...)/u, '')].filter(
    (form, at, all) => form !== key && all.indexOf(form) === at,
  );
}
