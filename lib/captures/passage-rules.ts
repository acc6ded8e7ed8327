import { snapToGrapheme } from '@/lib/text/graphemes';
import { splitSentences } from '@/lib/text/split-sentences';
import type { TextRange } from '@/lib/text/text-range';

/** A passage has at least so many words where the text allows it, and never more than the most. */
export const LEAST_WORDS = 40;
export const MOST_WORDS = 120;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;
// Scripts that write no spaces: two of their letters count as a word, whatever the dictionary says.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
/** So much of a text is looked at at once where it has neither sentences nor spaces. */
const STEP = 200;

/**
 * Cuts a text into passages for finding: a paragraph each, several short ones together, long ones at their sentences. Ordered and
 * disjoint, with nothing but space left out; each has 40 to 120 words, but the last of a text and those before a longer one may have fewer.
 */
export function cutPassages(text: string, language: string): TextRange[] {
  const passages: TextRange[] = [];
  let open: (TextRange & { words: number }) | null = null;
  const end = () => {
    if (open) passages.push({ start: open.start, end: open.end });
    open = null;
  };
  for (const piece of piecesOf(text, language)) {
    const words = countPassageWords(text.slice(piece.start, piece.end));
    if (open && open.words + words > MOST_WORDS) end();
    open = open ? { start: open.start, end: piece.end, words: open.words + words } : { ...piece, words };
    if (piece.endsBlock && open.words >= LEAST_WORDS) end();
  }
  end();
  return passages;
}

/** Words as passages are measured in them. */
export function countPassageWords(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const spaced = (unspaced > 0 ? text.replace(UNSPACED, ' ') : text).match(WORD)?.length ?? 0;
  return spaced + Math.ceil(unspaced / 2);
}

interface Piece extends TextRange {
  endsBlock: boolean;
}

/** Paragraphs that are no longer than a passage, and of the others their sentences, cut where these are longer. */
function piecesOf(text: string, language: string): Piece[] {
  const pieces: Piece[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const start = line.index + (line[0].length - line[0].trimStart().length);
    const end = line.index + line[0].trimEnd().length;
    if (end <= start) continue;
    if (countPassageWords(text.slice(start, end)) <= MOST_WORDS) {
      pieces.push({ start, end, endsBlock: true });
      continue;
    }
    const sentences = splitSentences(text.slice(start, end), language).flatMap((sentence) =>
      cutSentence(text, { start: start + sentence.start, end: start + sentence.end }),
    );
    sentences.forEach((sentence, index) => {
      pieces.push({ ...sentence, endsBlock: index === sentences.length - 1 });
    });
  }
  return pieces;
}

function cutSentence(text: string, { start, end }: TextRange): TextRange[] {
  const pieces: TextRange[] = [];
  let from = start;
  while (from < end) {
    let to = from;
    let words = 0;
    while (to < end) {
      const next = nextStop(text, to, end);
      words += countPassageWords(text.slice(to, next));
      if (words > MOST_WORDS && to > from) break;
      to = next;
    }
    const trimmed = from + text.slice(from, to).trimEnd().length;
    if (trimmed > from) pieces.push({ start: from, end: trimmed });
    from = to;
    while (from < end && /\s/.test(text.charAt(from))) from += 1;
  }
  return pieces;
}

/** The next place at which a sentence may be cut: behind a space, or somewhere in a run without one. */
function nextStop(text: string, from: number, end: number): number {
  const space = /\s/.exec(text.slice(from + 1, Math.min(end, from + 1 + STEP)));
  if (space) return from + 1 + space.index + 1;
  return Math.max(from + 1, snapToGrapheme(text, Math.min(end, from + STEP), -1));
}
