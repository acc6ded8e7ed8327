import { primaryLanguage } from '@/lib/text/primary-language';
import { endsSentence } from '@/lib/text/sentence-end';
import type { TextRange } from '@/lib/text/text-range';

const BLOCK = /[^\n\r\v\f\u2028\u2029]+/g;
const MARKS = /\.(?:[ \u00a0]\.)+|[\p{Sentence_Terminal}…‥⋯]+/gu;
// Closing marks, and those that open elsewhere but cannot open here because a space, a mark or the end comes next;
// French sets a space before its »; then note signs, [12] and direction marks.
const TAIL =
  /(?:[\p{Pe}\p{Pf}]|["'“‘«‹](?=[\s\p{Pe}\p{Pf}"'“‘,;:.!?\p{Pd}]|$)|[ \u00a0\u202f]»(?=[\s\p{P}]|$)|\[\d{1,3}\]|[¹²³⁰⁴-⁹*_†‡]|\p{Variation_Selector}|\p{Bidi_Control})*/uy;
const WORD = /[\p{L}\p{N}]/u;

/**
 * The sentences of a text as ordered, disjoint, trimmed UTF-16 ranges that leave out nothing but space. A line break always
 * ends one; marks without a word join their neighbour. Decided by our own rules from Unicode properties and not
 * by `Intl.Segmenter`, whose answers differ between the browser's ICU and the server's. `language` is a BCP 47 tag.
 */
export function splitSentences(text: string, language?: string): TextRange[] {
  const sentences: TextRange[] = [];
  for (const block of text.matchAll(BLOCK)) {
    for (const { start, end } of splitBlock(block[0], primaryLanguage(language))) {
      sentences.push({ start: block.index + start, end: block.index + end });
    }
  }
  return sentences;
}

function splitBlock(block: string, language: string): TextRange[] {
  const sentences: TextRange[] = [];
  const quotesBefore = straightQuotes(block);
  let start = skipSpace(block, 0);
  let scanned = start;
  let hasWord = false;

  for (const { 0: mark, index } of block.matchAll(MARKS)) {
    if (index < scanned) continue;
    hasWord ||= WORD.test(block.slice(scanned, index));
    const markEnd = index + mark.length;
    const end = tailEnd(block, markEnd, quotesBefore);
    scanned = end;
    const possible = {
      first: block.charAt(start),
      before: block.slice(Math.max(start, index - 40), index),
      mark,
      tail: block.slice(markEnd, end),
      after: block.slice(end, end + 80),
      language,
    };
    if (!hasWord || !endsSentence(possible)) continue;
    sentences.push({ start, end });
    start = skipSpace(block, end);
    scanned = Math.max(scanned, start);
    hasWord = false;
  }

  const end = block.trimEnd().length;
  if (start >= end) return sentences;
  const last = sentences.at(-1);
  if (last && !hasWord && !WORD.test(block.slice(scanned, end))) last.end = end;
  else sentences.push({ start, end });
  return sentences;
}

function skipSpace(block: string, from: number): number {
  let offset = from;
  while (offset < block.length && /\s/.test(block.charAt(offset))) offset += 1;
  return offset;
}

// Where a straight quotation mark touches both its neighbours, only counting tells that it closes: 他说:"好。"她走了。
function tailEnd(block: string, from: number, quotesBefore: (offset: number) => number): number {
  TAIL.lastIndex = from;
  const end = from + (TAIL.exec(block)?.[0].length ?? 0);
  if (block.charAt(end) !== '"' || quotesBefore(end) % 2 === 0) return end;
  return tailEnd(block, end + 1, quotesBefore);
}

/** Counts straight quotation marks before ascending offsets, in one pass over the block for all of them. */
function straightQuotes(block: string): (offset: number) => number {
  let count = 0;
  let counted = 0;
  return (offset) => {
    for (; counted < offset; counted++) if (block.charAt(counted) === '"') count += 1;
    return count;
  };
}
