import type { Random } from './random';
import * as words from './words';

/** What a stretch of a sentence is, for whoever wants to mark it. */
export type Stretch =
  'statement' | 'said' | 'cue' | 'speaker' | 'vague' | 'figure' | 'name' | 'document' | 'filler';

/** A sentence with the stretches that can be marked in it; offsets count in its own text. */
export interface Sentence {
  text: string;
  stretches: { is: Stretch; start: number; end: number }[];
}

type Piece = string | [Stretch, string];

/** Paragraphs of made-up news with about `count` words, of one to seven sentences each. */
export function makeParagraphs(random: Random, count: number): Sentence[][] {
  const paragraphs: Sentence[][] = [];
  let made = 0;
  while (made < count) {
    const length = random.chance(20) ? 1 : 2 + random.below(6);
    const paragraph = Array.from({ length }, () => makeSentence(random));
    paragraphs.push(paragraph);
    for (const { text } of paragraph) made += text.split(' ').length;
  }
  return paragraphs;
}

/** The text of a paragraph; sentences are separated by one space. */
export function paragraphText(sentences: readonly Sentence[]): string {
  return sentences.map(({ text }) => text).join(' ');
}

/** A made-up headline without a full stop. */
export function makeTitle(random: Random): string {
  return `${random.pick(words.BODIES)} ${random.pick(words.VERBS)} ${random.pick(words.OBJECTS)} ${random.pick(words.TIMES)}`;
}

/** A made-up person's name. */
export function makeName(random: Random): string {
  return `${random.pick(words.FIRST_NAMES)} ${random.pick(words.LAST_NAMES)}`;
}

function makeSentence(random: Random): Sentence {
  return joinPieces(
    random.pick([act, act, act, change, change, quote, quote, brokenQuote, vague, document, filler])(random),
  );
}

function act(random: Random): Piece[] {
  const place: Piece[] = random.chance(50) ? [' in ', ['name', random.pick(words.PLACES)]] : [];
  const rest = random.chance(40) ? `, ${random.pick(words.SUBORDINATES)}` : '';
  return [
    ['statement', `${random.pick(words.BODIES)} ${random.pick(words.VERBS)} ${random.pick(words.OBJECTS)}`],
    ...place,
    ` ${random.pick(words.TIMES)}${rest}.`,
  ];
}

function change(random: Random): Piece[] {
  return [
    'In ',
    ['name', random.pick(words.PLACES)],
    ', ',
    ['statement', `${random.pick(words.MEASURES)} ${random.pick(words.CHANGES)}`],
    ' ',
    ['figure', makeFigure(random)],
    ` ${random.pick(words.PERIODS)}, ${random.pick(words.SUBORDINATES)}.`,
  ];
}

function quote(random: Random): Piece[] {
  return [['said', `“${random.pick(words.SPOKEN)},”`], ' ', ...speaker(random), '.'];
}

function brokenQuote(random: Random): Piece[] {
  return [
    ['said', `“${random.pick(words.SPOKEN)},”`],
    ' ',
    ...speaker(random),
    '. ',
    ['said', `“${random.pick(words.SPOKEN)}.”`],
  ];
}

function speaker(random: Random): Piece[] {
  return [
    ['cue', random.pick(words.CUES)],
    ' ',
    ['speaker', `${makeName(random)}, ${random.pick(words.ROLES)}`],
  ];
}

function vague(random: Random): Piece[] {
  return [
    ['vague', random.pick(words.VAGUE)],
    ' ',
    ['cue', random.pick(['said', 'believe', 'reported', 'expect'])],
    ' that ',
    ['statement', `${random.pick(words.MEASURES)} ${random.pick(words.CHANGES)} ${makeFigure(random)}`],
    ` ${random.pick(words.PERIODS)}.`,
  ];
}

function document(random: Random): Piece[] {
  return [
    ['document', random.pick(words.DOCUMENTS)],
    ` puts ${random.pick(words.MEASURES)} at `,
    ['figure', makeFigure(random)],
    ` ${random.pick(words.PERIODS)}.`,
  ];
}

function filler(random: Random): Piece[] {
  return [['filler', random.pick(words.TRANSITIONS)]];
}

function makeFigure(random: Random): string {
  const value = 2 + random.below(97);
  return random.pick([
    `${value}.${random.below(10)} percent`,
    `${value} million crowns`,
    `${value},${100 + random.below(900)}`,
    `one in ${value}`,
  ]);
}

function joinPieces(pieces: Piece[]): Sentence {
  const sentence: Sentence = { text: '', stretches: [] };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      sentence.text += piece;
      continue;
    }
    const start = sentence.text.length;
    sentence.text += piece[1];
    sentence.stretches.push({ is: piece[0], start, end: sentence.text.length });
  }
  // A body or a measure that begins the sentence has its capital from its list; others are given one here.
  sentence.text = sentence.text.charAt(0).toUpperCase() + sentence.text.slice(1);
  return sentence;
}
