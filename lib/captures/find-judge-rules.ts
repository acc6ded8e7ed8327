import { type FindTerm, weightOf } from '@/lib/captures/find-rules';
import { type FindWord, findWords } from '@/lib/captures/find-words-rules';
import { splitSentences } from '@/lib/text/split-sentences';
import type { TextRange } from '@/lib/text/text-range';

/** What a passage says of what is looked for. */
export interface Judgement {
  /** 0 to 1. */
  score: number;
  /** In words, what tells most first; empty when nothing matches. */
  reasons: string[];
  /** The matching words: offsets in the passage, ordered and disjoint, what touches joined. */
  marks: TextRange[];
}

/** What is judged by: the terms, and the text that they are from. */
export interface Question {
  terms: readonly FindTerm[];
  text: string;
  language: string;
}

/** Of the score, so much is for words that follow each other as they do in what is looked for. */
const ORDER_COUNTS = 0.15;
const SAME_ORDER = 0.7;
const ENOUGH_PAIRS = 4;
/** A word that is only like the one wanted counts so much of it, from this likeness on. */
const ALIKE_COUNTS = 0.6;
export const ALIKE = 0.4;
const SHORTEST_STEM = 4;
const SHORTEST_CUT = 3;
const NAMED_WORDS = 3;

/** Judges passages by one question. */
export type Judge = (passage: string) => Judgement;

/** A judge of passages by the same question; what is the same for all of them is worked out once. */
export function judging(question: Question): Judge {
  const matching = wordMatcher(question.terms);
  const wanted = findWords(question.text, question.language);
  const wantedFirsts = new Set(wanted.map(({ keys: [key = ''] }) => key));
  const wantedPairs = pairsOf(wanted, wantedFirsts);
  const all = question.terms.reduce((sum, term) => sum + weightOf(term), 0);
  return (passage) => {
    const words = findWords(passage, question.language);
    const { matches, marks } = matchesOf(question.terms, words, matching);
    const weight = matches.reduce((sum, { term, share }) => sum + share * weightOf(term), 0);
    if (matches.length === 0 || all === 0) return { score: 0, reasons: [], marks: [] };
    const found = pairsOf(words, wantedFirsts);
    const inOrder = [...wantedPairs].filter((pair) => found.has(pair)).length / Math.max(1, wantedPairs.size);
    return {
      score: Math.min(1, (1 - ORDER_COUNTS) * (weight / all) + ORDER_COUNTS * inOrder),
      reasons: [
        ...(wantedPairs.size >= ENOUGH_PAIRS && inOrder >= SAME_ORDER ? ['it reads almost the same'] : []),
        ...reasonsOf(matches),
      ],
      marks: joined(passage, marks),
    };
  };
}

/** Judges one passage: the more of the terms stand there the higher its score, figures and names counting more. */
export function judgePassage(question: Question, passage: string): Judgement {
  return judging(question)(passage);
}

/** The fewest sentences in a row that say nearly all that the passage says of it; the passage where none match. */
export function tellingPart(judge: Judge, passage: string, language: string): TextRange {
  const sentences = splitSentences(passage, language);
  const whole = judge(passage).score;
  let best: TextRange = { start: 0, end: passage.length };
  if (whole === 0) return best;
  for (const [first, { start }] of sentences.entries()) {
    for (const { end } of sentences.slice(first)) {
      if (end - start >= best.end - best.start) break;
      if (judge(passage.slice(start, end)).score >= whole * 0.9) best = { start, end };
    }
  }
  return best;
}

interface Match {
  term: FindTerm;
  share: number;
  /** As the passage writes it. */
  as: string;
}

function matchesOf(
  terms: readonly FindTerm[],
  words: readonly FindWord[],
  matching: (word: FindWord) => WordMatch[],
) {
  const best = new Map<FindTerm, Match>();
  const marks: TextRange[] = [];
  for (const word of words) {
    const found = matching(word);
    for (const { term, share } of found) {
      if ((best.get(term)?.share ?? 0) < share) best.set(term, { term, share, as: word.keys[0] ?? '' });
    }
    if (found.length > 0) marks.push({ start: word.start, end: word.end });
  }
  return { matches: terms.flatMap((term) => best.get(term) ?? []), marks };
}

interface WordMatch {
  term: FindTerm;
  share: number;
}

/** Tells which terms a word stands for. The same words come again and again, and are looked at once. */
function wordMatcher(terms: readonly FindTerm[]): (word: FindWord) => WordMatch[] {
  const byKey = new Map<string, FindTerm[]>();
  const byLetter = new Map<string, FindTerm[]>();
  for (const term of terms) {
    for (const key of term.keys) byKey.set(key, [...(byKey.get(key) ?? []), term]);
    for (const letter of new Set([...term.keys, ...term.stems].map((key) => key.charAt(0))))
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), term]);
  }
  const known = new Map<string, WordMatch[]>();
  return ({ kind, keys }) => {
    const [key = ''] = keys;
    const name = keys.length === 1 ? key : keys.join(' ');
    const seen = known.get(name);
    if (seen) return seen;
    const same = new Set(keys.flatMap((each) => byKey.get(each) ?? []));
    const found = Array.from(same, (term) => ({ term, share: 1 }));
    if (found.length === 0 && kind === 'word') {
      for (const term of byLetter.get(key.charAt(0)) ?? []) {
        if (isInflected(term, key)) found.push({ term, share: 1 });
        else if (isAlike(term, key)) found.push({ term, share: ALIKE_COUNTS });
      }
    }
    known.set(name, found);
    return found;
  };
}

function isInflected({ kind, keys, stems }: FindTerm, key: string): boolean {
  if (kind === 'figure') return false;
  return stems.some((stem) => {
    const even = stem.endsWith('i') ? `${stem.slice(0, -1)}y` : stem;
    const beginning = key.startsWith(stem) ? stem : even;
    // Short ones begin many words; those that were cut shorter are surer.
    const isCut = stem.length >= SHORTEST_CUT && !keys.includes(stem);
    const isLong = stem.length >= SHORTEST_STEM || isCut || !/^[a-z]/.test(stem);
    return isLong && key.startsWith(beginning) && key.length - beginning.length <= stem.length;
  });
}

function isAlike({ kind, share, keys: [wanted = ''] }: FindTerm, key: string): boolean {
  if (kind === 'figure' || share > 0 || key.charAt(0) !== wanted.charAt(0)) return false;
  return likeness(wanted, key) >= ALIKE;
}

/** The share of three-letter pieces that two words have in common, counted as PostgreSQL counts them. */
function likeness(one: string, other: string): number {
  const [some, others] = [triples(one), triples(other)];
  const common = [...some].filter((triple) => others.has(triple)).length;
  return common / (some.size + others.size - common);
}

function triples(word: string): Set<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** Words that follow each other, the first of which is one of these. */
function pairsOf(words: readonly FindWord[], firsts: ReadonlySet<string>): Set<string> {
  const pairs = new Set<string>();
  let last: string | undefined;
  for (const {
    keys: [key = ''],
  } of words) {
    if (last !== undefined && firsts.has(last)) pairs.add(`${last} ${key}`);
    last = key;
  }
  return pairs;
}

function reasonsOf(matches: readonly Match[]): string[] {
  const of = (kind: FindTerm['kind']) =>
    matches.filter(({ term, share }) => term.kind === kind && share === 1);
  const unique = (some: readonly Match[]) => [...new Set(some.map(({ term }) => term.shown))];
  const [figures, names, words] = [unique(of('figure')), unique(of('name')), unique(of('word'))];
  const alike = matches.filter(({ share }) => share < 1);
  const isFurther = figures.length + names.length > 0;
  return [
    ...(figures.length > 0 ? [`the ${figures.length > 1 ? 'figures' : 'figure'} ${inWords(figures)}`] : []),
    ...(names.length > 0 ? [`the ${names.length > 1 ? 'names' : 'name'} ${inWords(names)}`] : []),
    ...alike.map(({ term, as }) => `“${as}”, which is like ${term.shown}`),
    ...(words.length > 0 ? [wordsInWords(words, isFurther)] : []),
  ];
}

function wordsInWords(words: readonly string[], isFurther: boolean): string {
  const shown = inWords(words.slice(0, NAMED_WORDS).map((word) => `“${word}”`));
  if (words.length <= NAMED_WORDS) return `the ${words.length > 1 ? 'words' : 'word'} ${shown}`;
  return `${words.length}${isFurther ? ' further' : ''} words, among them ${shown}`;
}

function inWords(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
}

/** Pairs of letters overlap, and runs of them are one piece. */
function joined(text: string, marks: readonly TextRange[]): TextRange[] {
  const found: TextRange[] = [];
  for (const { start, end } of marks) {
    const last = found.at(-1);
    if (last && (start <= last.end || text.slice(last.end, start).trim() === ''))
      last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}
