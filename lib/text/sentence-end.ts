import { abbreviationKind } from '@/lib/text/abbreviations';
import { opensSentence } from '@/lib/text/sentence-openers';

/** A mark that may end a sentence, with what stands around it in the same block. */
export type PossibleEnd = {
  /** The sentence's first character. */
  first: string;
  /** The sentence up to the mark, or its last 40 characters. */
  before: string;
  /** The run of marks: ".", "?!", "…", ". . .", "。" */
  mark: string;
  /** Closing quotation marks, brackets and note signs right after the marks. */
  tail: string;
  /** What follows, its leading space included; 80 characters are enough. */
  after: string;
  /** Primary subtag, or empty. */
  language: string;
};

// Spaces may be missing after these, and no abbreviation is written with them: 。！？؟۔।
const WIDE = /[^\p{ASCII}…‥⋯]/u;
const ELLIPSIS = /^(?:[…‥⋯]+|\.\.\.?|\.(?:\s\.){1,2})$/u;
const OPENING = /^[\p{Ps}\p{Pi}\p{Pd}"'¿¡»•*_\s]*/u;
const OF_WORD = /[\p{L}\p{M}\p{N}.’']/u;
const CLOSING_QUOTE = /[”’»«“"'」』]/u;

const DATE_OR_ZONE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|[A-Z]{1,2}[SD]?T|GMT|UTC|Eastern|Pacific|Central|Mountain|\p{Lu}\p{L}+ (?:time|daylight))\b/u;
const LETTER_NOUN =
  /\b(?:vitamin|hepatitis|influenza|plan|type|group|class|grade|option|part|section|appendix|exhibit|series|schedule|team|category|phase|tier|war)\s\p{L}$/iu;
const GERMAN_MONTH =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/u;

const SAID =
  'said|says|asked|asks|told|tells|added|replied|shouted|cried|wrote|exclaimed|recalled|insisted|joked|wondered|answered|yelled|demanded|warned|noted|continued|explained|concluded|declared';
const NAMED_SPEAKER = new RegExp(
  `^(?:\\p{Lu}[\\p{L}\\p{M}.’'-]*\\s){1,4}(?:${SAID})(?:[.,;:]|\\s(?:on|in|at|during|after|before|as|to|through|reporters)\\b|$)`,
  'u',
);
const CJK_SPEAKER =
  /^(?:と(?!ても|ころ|りわけ|き)|って|など|[\p{L}\p{N}·]{0,10}?(?:说|說|道|表示|称|稱|指出|喊|问|問|回应|回應))/u;

/**
 * Whether the sentence ends with this mark. True at the end of the block. Prefers to keep together what may belong
 * together: a missed end joins two sentences, a false one tears a claim apart.
 */
export function endsSentence(end: PossibleEnd): boolean {
  const { before, mark, tail, after, language } = end;
  const next = after.trimStart();
  if (next === '') return true;
  if (/^[,;:，、；：،؛]/u.test(next)) return false;
  // A remark on the words before: (!), (?), [...]
  if (/[([（【]$/u.test(before)) return false;

  const opening = OPENING.exec(next)?.[0] ?? '';
  const rest = next.slice(opening.length);
  const isLower = /^\p{Ll}/u.test(rest) && !/^\p{Ll}{1,2}\p{Lu}/u.test(rest);
  if (isLower && !/[“„«¿¡]/u.test(opening)) return false;

  const isSpaced = next.length < after.length;
  if (WIDE.test(mark)) return endsWide(end, next, isSpaced);
  // Without a space only a closed quotation tells an end from a domain or a decimal.
  if (!isSpaced && !(/["”»]/u.test(tail) && /^\p{Lu}/u.test(next))) return false;
  if (!mark.endsWith('.') || mark.length > 1) {
    if (ELLIPSIS.test(mark) && !continuesAfterEllipsis(mark, rest, language)) return false;
    const isQuoted = CLOSING_QUOTE.test(tail);
    if (isQuoted && NAMED_SPEAKER.test(next)) return false;
    return !(mark === '!' && /^(?:Inc|Corp|Ltd|Co)\b/u.test(rest));
  }
  return endsAtFullStop(before, tail, rest, language);
}

function endsWide(
  { first, before, mark, tail, after }: PossibleEnd,
  next: string,
  isSpaced: boolean,
): boolean {
  if (mark === '．' && /\p{N}$/u.test(before) && /^\p{N}/u.test(after)) return false;
  // A question inside a title or a bracket is no end, unless the bracket holds the whole sentence.
  if (/[）)》〉】〕]/u.test(tail) && !isSpaced && !/[（(《〈【〔]/u.test(first)) return false;
  return !(CLOSING_QUOTE.test(tail) && CJK_SPEAKER.test(next));
}

/** After three dots only a capital shows a new sentence, and English "I" always has one. */
function continuesAfterEllipsis(mark: string, rest: string, language: string): boolean {
  if (/^I\b/u.test(rest) && (language === 'en' || language === '')) return false;
  return /^\p{Lu}/u.test(rest) || (/^\p{Lo}/u.test(rest) && mark.includes('.'));
}

function endsAtFullStop(before: string, tail: string, rest: string, language: string): boolean {
  // Elided articles are no part of the word: l’avv. Neri
  const word = lastWord(before).replace(/^(?:[.’']+|\p{L}{1,4}[’'](?=\p{L}{2}))/u, '');
  if (word === '') return true;

  // "1. The board voted", "IV. Findings": the marker of a list or a heading.
  const isFirst = before.slice(0, -word.length).replace(OPENING, '') === '';
  if (isFirst && tail === '' && /^(?:\p{N}{1,3}|[IVXLC]{1,5}|\p{L}(?:\.\p{L})*)$/u.test(word)) return false;

  if (/^\d+$/.test(word)) return !isOrdinal(before, word, rest, language);
  if (/^[ap]\.m$/iu.test(word)) {
    return opensSentence(rest, language) || !(/^\d/.test(rest) || DATE_OR_ZONE.test(rest));
  }
  const isInitials = /^\p{L}\p{M}*(?:\.\p{L}\p{M}*)*$/u.test(word);
  if (isInitials && LETTER_NOUN.test(before)) return true;
  const kind = abbreviationKind(word, language) ?? (isInitials ? 'closing' : null);
  switch (kind) {
    case null:
      return true;
    case 'numbered':
      return !/^(?:\p{N}|[IVXLC]+\b)/u.test(rest);
    case 'leading':
      return tail !== '' && opensSentence(rest, language);
    case 'closing':
      return opensSentence(rest, language);
  }
}

// Backwards by hand: a pattern that is bound to the end alone begins at every character before it.
function lastWord(text: string): string {
  const characters = Array.from(text);
  const afterGap = characters.findLastIndex((character) => !OF_WORD.test(character)) + 1;
  return characters.slice(afterGap).join('');
}

/** "14. März", "3. Liga" in German, and the first and second part of "14. 3. 2026" anywhere. */
function isOrdinal(before: string, digits: string, rest: string, language: string): boolean {
  if (digits.length > 3) return false;
  if (/^\d{1,2}\.\s?\d{4}/.test(rest)) return true;
  if (/^\d{4}/.test(rest)) return /\b\d{1,2}\.\s?\d{1,2}$/.test(before);
  if (language === 'de') return /^\p{Lu}/u.test(rest) && !opensSentence(rest, language);
  return language === '' && GERMAN_MONTH.test(rest);
}
