import type { PhraseBook } from '@/lib/quotes/phrases';

const MOST_WAYS = 16;
const ENGLISH: [RegExp, string[]][] = [
  [/^(.+)n't$/, ['$1 not']],
  [/^(.+)'re$/, ['$1 are']],
  [/^(.+)'ve$/, ['$1 have']],
  [/^(.+)'ll$/, ['$1 will', '$1 shall']],
  [/^(.+)'m$/, ['$1 am']],
  [/^(.+)'d$/, ['$1 would', '$1 had']],
  [/^(.+)'s$/, ['$1 is', '$1 has']],
];
const GERMAN: [RegExp, string[]][] = [[/^(.+)'s$/, ['$1 es', '$1e es', '$1 das']]];

/** Whether two rows of words are the same once short forms are written out: "don't", "do not". They are other words nevertheless. */
export function isContracted(book: PhraseBook, said: readonly string[], printed: readonly string[]): boolean {
  if (said.length === 0 || printed.length === 0 || said.length + printed.length > 12) return false;
  const ways = new Set(waysOf(book, said));
  return waysOf(book, printed).some((way) => ways.has(way));
}

function waysOf(book: PhraseBook, words: readonly string[]): string[] {
  let ways = [''];
  for (const word of words) {
    const forms = formsOfWord(book, word);
    ways = ways.flatMap((way) => forms.map((form) => `${way} ${form}`)).slice(0, MOST_WAYS);
  }
  return ways;
}

function formsOfWord(book: PhraseBook, word: string): string[] {
  const listed = (book.contractions.get(word) ?? []).map((keys) => keys.join(' '));
  const rules = book.language === 'en' ? ENGLISH : book.language === 'de' ? GERMAN : [];
  const ruled = rules.flatMap(([pattern, forms]) =>
    pattern.test(word) ? forms.map((form) => word.replace(pattern, form)) : [],
  );
  return [word, ...listed, ...ruled];
}
