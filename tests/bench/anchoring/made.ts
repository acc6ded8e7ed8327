import type { TextRange } from '@/lib/text/text-range';
import { splitSentences } from '@/lib/text/split-sentences';
import type { Random } from '../../../prisma/factories/random';
import type { Pair, Span, Truth } from './pairs';

/** Text that came from a place of the version before, or is new. */
type Piece = { text: string; from: number | null };

const SPANS = 30;

/**
 * Pairs whose truth no comparison made: the first versions, with sentences deleted, moved, copied, inserted from another document and
 * rewritten in a word, while it is kept where every letter went.
 */
export function makePairs(pairs: readonly Pair[], random: Random): Pair[] {
  return pairs.map(({ id, before }, index) => {
    const others = pairs[(index + 1) % pairs.length]?.before ?? '';
    const pieces = edit(piecesOf(before), piecesOf(others), random);
    const after = pieces.map(({ text }) => text).join('');
    const went = whereLettersWent(before.length, pieces);
    const spans = makeRanges(before, random).flatMap((range): Span[] => {
      const truth = truthOf(range, went);
      const exact = before.slice(range.start, range.end);
      // Whether a copy of what was deleted is the thing itself, nobody can say.
      if (truth?.label === 'deleted' && after.includes(exact)) return [];
      return truth ? [{ ...range, exact, prefix: '', suffix: '', truth }] : [];
    });
    return { id, before, after, spans };
  });
}

const below = (random: Random, count: number) => (count > 0 ? random.below(count) : 0);

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { end } of splitSentences(text)) {
    pieces.push({ text: text.slice(from, end), from });
    from = end;
  }
  return [...pieces, { text: text.slice(from), from }];
}

function edit(pieces: Piece[], others: readonly Piece[], random: Random): Piece[] {
  const edits = 3 + below(random, Math.max(4, Math.floor(pieces.length / 4)));
  for (let n = 0; n < edits; n++) {
    const at = below(random, pieces.length);
    const piece = pieces[at];
    const other = others[below(random, others.length)];
    const kind = below(random, 5);
    if (!piece || !other) continue;
    if (kind === 0) pieces.splice(at, 1);
    else if (kind === 1) pieces.splice(at, 0, { text: `\n${other.text}\n`, from: null });
    else if (kind === 2) {
      const moved = pieces.splice(at, 1 + below(random, 6));
      pieces.splice(below(random, pieces.length), 0, ...moved);
    } else if (kind === 3) pieces.splice(below(random, pieces.length), 0, { text: piece.text, from: null });
    else pieces.splice(at, 1, ...rewritten(piece, random));
  }
  return pieces;
}

/** The piece with one of its words replaced. */
function rewritten({ text, from }: Piece, random: Random): Piece[] {
  const words = [...text.matchAll(/\S+/g)];
  const word = words[below(random, words.length)];
  if (!word) return [{ text, from }];
  const end = word.index + word[0].length;
  return [
    { text: text.slice(0, word.index), from },
    { text: 'altered', from: null },
    { text: text.slice(end), from: from === null ? null : from + end },
  ];
}

function whereLettersWent(size: number, pieces: readonly Piece[]): Int32Array {
  const went = new Int32Array(size).fill(-1);
  let offset = 0;
  for (const { text, from } of pieces) {
    if (from !== null) for (let k = 0; k < text.length; k++) went[from + k] = offset + k;
    offset += text.length;
  }
  return went;
}

/** Whole sentences, and some words of others. */
function makeRanges(text: string, random: Random): TextRange[] {
  const sentences = splitSentences(text);
  return Array.from({ length: SPANS }, () => {
    const { start, end } = sentences[below(random, sentences.length)] ?? { start: 0, end: 0 };
    const words = [...text.slice(start, end).matchAll(/\S+/g)];
    const first = words[below(random, words.length)];
    if (!first || random.chance(50)) return { start, end };
    const last = words[Math.min(words.length - 1, words.indexOf(first) + below(random, 8))] ?? first;
    return { start: start + first.index, end: start + last.index + last[0].length };
  }).filter(({ start, end }) => end > start);
}

/** Null for a range that was torn apart: nobody could say where it is. */
function truthOf({ start, end }: TextRange, went: Int32Array): Truth | null {
  const letters = went.subarray(start, end).filter((offset) => offset >= 0);
  if (letters.length === 0) return { label: 'deleted' };
  const place = { start: Math.min(...letters), end: Math.max(...letters) + 1 };
  if (letters.length === end - start && place.end - place.start === end - start)
    return { label: 'exact', ...place };
  const isTogether = place.end - place.start <= 1.6 * (end - start) + 12;
  return isTogether && letters.length >= 0.6 * (end - start) ? { label: 'changed', ...place } : null;
}
