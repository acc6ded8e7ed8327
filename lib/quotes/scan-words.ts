import { snapToGrapheme } from '@/lib/text/graphemes';

const NOTHING = 0;
const LETTER = 1;
const DIGIT = 2;
const ALONE = 3;
const SIGN = 4;
const MARK = 5;
const APOSTROPHE = 6;
const UNSEEN = 255;

const PATTERNS: [RegExp, number][] = [
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
    ALONE,
  ],
  [/[\u00ad\u200b-\u200d\u2060\u200e\u200f\u061c\ufeff]/u, MARK],
  [/[\p{M}ー]/u, MARK],
  [/[\p{Nd}²³¹⁰⁴-⁹]/u, DIGIT],
  [/[\p{L}\p{N}]/u, LETTER],
  [/[\p{Sc}%‰°&%]/u, SIGN],
  [/['’‘ʼ`´]/u, APOSTROPHE],
];
const classes = new Uint8Array(0x10000).fill(UNSEEN);

function classOf(code: number): number {
  const known = code < 0x10000 ? (classes[code] ?? UNSEEN) : UNSEEN;
  if (known !== UNSEEN) return known;
  const character = String.fromCodePoint(code);
  const found = PATTERNS.find(([pattern]) => pattern.test(character))?.[1] ?? NOTHING;
  if (code < 0x10000) classes[code] = found;
  return found;
}

/** Takes the words of a text as they are found: `[start, end)` in UTF-16 units, never within a grapheme. */
export type TakeWord = (start: number, end: number) => void;

/**
 * Cuts `text.slice(from, to)` into words: letters, digits, marks and apostrophes between letters; numbers with their decimals; signs that are read
 * aloud (%, $, &); single characters of scripts without spaces, whose dictionary words `Intl.Segmenter` would cut otherwise in
 * every browser. Punctuation is no word. A word that is broken by a hyphen at the end of a line is one word.
 */
export function scanWords(text: string, from: number, to: number, take: TakeWord): void {
  let at = from;
  while (at < to) {
    const code = text.codePointAt(at) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    switch (classOf(code)) {
      case ALONE:
      case SIGN: {
        const end = skipMarks(text, at + size, to);
        take(at, end);
        at = end;
        break;
      }
      case LETTER: {
        const end = wordEnd(text, at + size, to);
        take(at, end);
        at = end;
        break;
      }
      case DIGIT: {
        const end = numberEnd(text, at + size, to);
        take(hasMinus(text, at) ? at - 1 : at, end);
        at = end;
        break;
      }
      default:
        at += size;
    }
  }
}

/** Widens a range so that it cuts no grapheme: marks can stand before a word as well. */
export function onGraphemes(text: string, start: number, end: number): { start: number; end: number } {
  return { start: snapToGrapheme(text, start, -1), end: snapToGrapheme(text, end, 1) };
}

function skipMarks(text: string, from: number, to: number): number {
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (classOf(code) !== MARK) break;
  }
  return at;
}

function wordEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.codePointAt(at) ?? 0;
    const kind = classOf(code);
    if (kind === LETTER || kind === DIGIT || kind === MARK) at += code > 0xffff ? 2 : 1;
    else if (kind === APOSTROPHE && isLetter(text, at + 1, to)) at += 1;
    else if (isHebrewMark(text, at, to)) at += 1;
    else {
      const next = afterBreak(text, at, to);
      if (next === at) break;
      at = next;
    }
  }
  return at;
}

const isLetter = (text: string, at: number, to: number) =>
  at < to && classOf(text.codePointAt(at) ?? 0) === LETTER;

function isHebrewMark(text: string, at: number, to: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x22 && code !== 0x201d && code !== 0x5f4 && code !== 0x5f3) return false;
  return isHebrew(text.charCodeAt(at - 1)) && at + 1 < to && isHebrew(text.charCodeAt(at + 1));
}

const isHebrew = (code: number) => code >= 0x5d0 && code <= 0x5ea;

/** Behind a hyphen and a line break that stand within a word; `at` itself where there are none. */
function afterBreak(text: string, at: number, to: number): number {
  const code = text.charCodeAt(at);
  if (code !== 0x2d && code !== 0x2010) return at;
  let next = at + 1;
  let isBroken = false;
  for (; next < to; next++) {
    const gap = text.charCodeAt(next);
    if (gap === 0x0a || gap === 0x0d) isBroken = true;
    else if (gap !== 0x20 && gap !== 0x09) break;
  }
  // A capital after the break is the second part of a name: Baden-\nWürttemberg.
  return isBroken && /^\p{Ll}/u.test(text.slice(next, next + 2)) ? next : at;
}

function numberEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.codePointAt(at) ?? 0;
    const kind = classOf(code);
    if (kind === DIGIT || kind === MARK) at += 1;
    else if (kind === LETTER) return wordEnd(text, at, to);
    else if (isWithinNumber(text, at, to)) at += 1;
    else break;
  }
  return at;
}

function isWithinNumber(text: string, at: number, to: number): boolean {
  const isDigit = (offset: number) => offset < to && classOf(text.charCodeAt(offset)) === DIGIT;
  const sign = text.charAt(at);
  if ('.,٫٬:'.includes(sign)) return isDigit(at + 1) && isDigit(at - 1);
  if (!/[ \u00a0\u202f\u2009'’]/.test(sign)) return false;
  // 1 200 000: one to three digits, then threes.
  if (!isDigit(at + 1) || !isDigit(at + 2) || !isDigit(at + 3) || isDigit(at + 4)) return false;
  return /(?:^|[^\p{Nd}.,])\p{Nd}{1,3}(?:[ \u00a0\u202f\u2009'’]\p{Nd}{3})*$/u.test(
    text.slice(Math.max(0, at - 16), at),
  );
}

function hasMinus(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return (before === '-' || before === '−') && (at < 2 || /[\s(（[]/.test(text.charAt(at - 2)));
}
