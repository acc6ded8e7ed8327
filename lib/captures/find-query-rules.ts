import { type FindTerm, weightOf } from '@/lib/captures/find-rules';

// PostgreSQL looks at every operand of a query for each row that comes into question: with twelve terms by fours that took 80 ms.
/** Terms that take part in the search, those that tell most. */
const MOST_TERMS = 10;
/** Terms that are asked for together. */
const MOST_TOGETHER = 3;
/** Words of one matter meet more often than chance has it: of the logarithm of a chance, so much is believed. */
const BELIEVED = 0.8;

/**
 * Which terms are to be met together, so that by chance no more than `budget` of so many `passages` are found: a rare one alone, common
 * ones by twos and threes. Sets of indices, none within another. Where even three together are too
 * common, those that tell most.
 */
export function combinationsOf(terms: readonly FindTerm[], passages: number, budget: number): number[][] {
  const telling = terms
    .map((term, index) => ({ index, weight: weightOf(term), share: term.share }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_TERMS);
  const sets = subsetsOf(telling.length).map((set) => ({
    set,
    mask: set.reduce((mask, at) => mask | (1 << at), 0),
    expected: passages * set.reduce((chance, at) => chance * believed(telling[at]?.share ?? 1), 1),
  }));
  let chosen: typeof sets = [];
  for (const each of sets.toSorted((a, b) => a.expected - b.expected || b.set.length - a.set.length)) {
    // One that asks for less finds also what those find that ask for more.
    const others = chosen.filter(({ mask }) => (mask & each.mask) !== each.mask);
    const spent = others.reduce((sum, { expected }) => sum + expected, 0);
    if (chosen.length > 0 && spent + each.expected > budget) break;
    chosen = [...others, each];
  }
  return chosen.map(({ set }) => set.map((at) => telling[at]?.index ?? 0));
}

/** A term as a tsquery: any of its keys and stems. */
export function termQuery({ keys, stems }: Pick<FindTerm, 'keys' | 'stems'>): string {
  const lexemes = [...new Set([...keys, ...stems])].map(
    (lexeme) => `'${lexeme.replaceAll(/['\\]/g, (mark) => mark + mark)}'`,
  );
  return `(${lexemes.join(' | ')})`;
}

/** Combinations as one tsquery, in which those that begin alike are written once. */
export function searchQuery(
  terms: readonly FindTerm[],
  combinations: readonly (readonly number[])[],
): string {
  const firsts = [...new Set(combinations.map(([first = 0]) => first))];
  return firsts
    .map((first) => {
      const term = terms[first];
      const rests = combinations.filter((set) => set[0] === first).map((set) => set.slice(1));
      const query = term ? termQuery(term) : '';
      return rests.some((rest) => rest.length === 0) ? query : `${query} & (${searchQuery(terms, rests)})`;
    })
    .join(' | ');
}

function believed(share: number): number {
  return Math.min(1, share) ** BELIEVED;
}

function subsetsOf(count: number): number[][] {
  const sets: number[][] = [];
  const extend = (set: number[], from: number) => {
    if (set.length > 0) sets.push(set);
    if (set.length === MOST_TOGETHER) return;
    for (let at = from; at < count; at++) extend([...set, at], at + 1);
  };
  extend([], 0);
  return sets;
}
