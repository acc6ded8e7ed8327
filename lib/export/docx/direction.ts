const RTL = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}';
const R = `[${RTL}]`;
const L = `(?!${R})\\p{L}`;
const FIRST_LETTER = new RegExp(`${R}|\\p{L}`, 'u');
const LETTER_OF_RTL = new RegExp(R, 'u');
// From a letter of one direction to the last before a letter of the other; figures end what goes from left to right.
const RTL_STRETCH = new RegExp(`${R}(?:(?:(?!${L}).)*${R})?`, 'gsu');
const LTR_STRETCH = new RegExp(`${L}(?:(?:(?!${R}).)*(?:${L}|[0-9]))?`, 'gsu');

/** Whether a text is read from right to left, by its first letter, as `dir="auto"` has it; not for a text without letters. */
export function isRightToLeft(text: string): boolean {
  return LETTER_OF_RTL.test(FIRST_LETTER.exec(text)?.[0] ?? '');
}

/**
 * A text cut where its direction changes, nothing left out. What has none of its own (spaces, signs, figures) goes with the letters on both
 * its sides when these agree, or else with the paragraph.
 */
export function cutByDirection(text: string, isParagraphRtl: boolean): { text: string; isRtl: boolean }[] {
  const pieces: { text: string; isRtl: boolean }[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(isParagraphRtl ? LTR_STRETCH : RTL_STRETCH)) {
    if (index > at) pieces.push({ text: text.slice(at, index), isRtl: isParagraphRtl });
    pieces.push({ text: found, isRtl: !isParagraphRtl });
    at = index + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isRtl: isParagraphRtl });
  return pieces;
}
