import { foldWord } from '@/lib/quotes/fold-word';
import { findFurniture } from '@/lib/quotes/furniture';
import type { PreparedSource } from '@/lib/quotes/prepare-source';
import { scanWords } from '@/lib/quotes/scan-words';
import type { TextRange } from '@/lib/text/text-range';

/** A word of a quotation. `key` is the source's, or negative for a word that the source does not have. */
export type QuoteWord = TextRange & { word: string; key: number; isEdited: boolean };

/** What is left out between a word and the next one: shown by an ellipsis, or by the end of a piece of the quotation. */
export type QuoteBreak = 'ellipsis' | 'apart';

/** A quotation cut into words; `breaks` by index of the word before. */
export type QuoteWords = {
  text: string;
  words: QuoteWord[];
  breaks: Map<number, QuoteBreak>;
  pieceOf: Int32Array;
};

const ELLIPSIS =
  /[[(（]\s*(?:[…⋯‥]+|\.(?:\s?\.){2,})\s*[\])）]|[…⋯‥]+|\.(?:\s?\.){2,}|。{3,}|\[\s*--+\s*\]/gu;
const BRACKETS = /\[([^[\]]*)\]/gu;
const NO_WORDS = /^[^\p{L}\p{N}]*$/u;
const SIC = /^\s*(?:sic!?|!|\?|so|原文如此|كذا|כך במקור|כך)\s*$/iu;
const CASED_START = /^[\p{Ll}\p{Lu}]/u;
const CASED_END = /[\p{Ll}\p{Lu}]$/u;
const LABEL = /^\s*(?:>>\s*)?(\p{Lu}[\p{L}.'’ -]{0,40}):(?=\s)/u;

/** Cuts the pieces of a quotation; what is in square brackets is the editor's, and an ellipsis is no word. */
export function readQuote(pieces: readonly string[], source: PreparedSource): QuoteWords {
  const text = pieces.join('\n');
  const skipped: TextRange[] = findFurniture(text).furniture.filter(
    // [12] is a note in a source; in a quotation the editor put it there.
    ({ kind, start, end }) => kind === 'mask' && !/^\[[\d\s,–-]+\]$/.test(text.slice(start, end)),
  );
  const edited: TextRange[] = [];
  const ellipses: number[] = [];
  let readable = text;
  for (const { 0: words, index } of text.matchAll(ELLIPSIS)) {
    ellipses.push(index);
    skipped.push({ start: index, end: index + words.length });
  }
  for (const { 0: whole, 1: inner = '', index } of text.matchAll(BRACKETS)) {
    const range = { start: index, end: index + whole.length };
    if (NO_WORDS.test(inner) || SIC.test(inner)) skipped.push(range);
    else {
      edited.push(range);
      // [T]he, vote[d]: a bracket within a word is read as nothing, one unit long as before.
      if (
        CASED_END.test(text.slice(Math.max(0, index - 2), index)) ||
        CASED_START.test(text.slice(range.end, range.end + 2))
      )
        readable = `${readable.slice(0, index)}\u00ad${inner}\u00ad${readable.slice(range.end)}`;
    }
  }
  const label = LABEL.exec(text);
  // A label that the source has too was copied with the words.
  const name = label?.[1]?.toLowerCase();
  if (label && source.turns.some(({ speaker }) => speaker === name))
    skipped.push({ start: 0, end: label[0].length });

  const unknown = new Map<string, number>();
  const words: QuoteWord[] = [];
  const take = (start: number, end: number) => {
    const word = foldWord(readable.slice(start, end), source.book.language);
    let key = source.keyOf.get(word) ?? unknown.get(word);
    if (key === undefined) unknown.set(word, (key = -2 - unknown.size));
    words.push({
      word,
      key,
      start,
      end,
      isEdited: edited.some((range) => range.start < end && start < range.end),
    });
  };
  let at = 0;
  for (const { start, end } of skipped.toSorted((a, b) => a.start - b.start)) {
    if (start > at) scanWords(readable, at, start, take);
    at = Math.max(at, end);
  }
  scanWords(readable, at, text.length, take);
  return { text, words, ...breaksOf(pieces, words, ellipses) };
}

function breaksOf(pieces: readonly string[], words: readonly QuoteWord[], ellipses: readonly number[]) {
  const breaks = new Map<number, QuoteBreak>();
  const pieceOf = new Int32Array(words.length);
  let piece = 0;
  let end = pieces[0]?.length ?? 0;
  words.forEach((word, index) => {
    while (word.start > end) {
      piece += 1;
      end += 1 + (pieces[piece]?.length ?? 0);
    }
    pieceOf[index] = piece;
    if (index > 0 && pieceOf[index - 1] !== piece) breaks.set(index - 1, 'apart');
  });
  for (const offset of ellipses) {
    const before = words.findLastIndex(({ start }) => start < offset);
    if (before >= 0 && before + 1 < words.length) breaks.set(before, 'ellipsis');
  }
  return { breaks, pieceOf };
}
