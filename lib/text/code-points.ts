import { partitionPoint } from '@/lib/text/partition-point';

/** Converts between the two ways of counting in one text; built once for many conversions. */
export type CodePointIndex = {
  /** Code points before a UTF-16 offset. */
  toCodePoint(offset: number): number;
  /** UTF-16 offset of a code point. */
  toOffset(codePoint: number): number;
};

/** Code points before `offset`. Inside a surrogate pair it is that of the pair's start; outside the text it is clamped. */
export function codePointOffset(text: string, offset: number): number {
  return codePointIndex(text.slice(0, Math.max(0, offset) + 1)).toCodePoint(offset);
}

/** UTF-16 offset of the code point at `codePoint`; clamped to the text. Undoes `codePointOffset`. */
export function utf16Offset(text: string, codePoint: number): number {
  return codePointIndex(text.slice(0, 2 * Math.max(0, codePoint))).toOffset(codePoint);
}

/**
 * A converter for `text` that takes one pass to build and a binary search per conversion, in any order.
 * A lone surrogate counts as one code point, as it does in JavaScript's string iterator.
 */
export function codePointIndex(text: string): CodePointIndex {
  // Only pairs make the two counts differ: the i-th pair at offset p is code point p - i.
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(match.index);
  const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), max);

  return {
    toCodePoint(offset) {
      const wanted = clamp(offset, text.length);
      return wanted - partitionPoint(pairs.length, (i) => (pairs[i] ?? 0) < wanted);
    },
    toOffset(codePoint) {
      const wanted = clamp(codePoint, text.length - pairs.length);
      return wanted + partitionPoint(pairs.length, (i) => (pairs[i] ?? 0) - i < wanted);
    },
  };
}
