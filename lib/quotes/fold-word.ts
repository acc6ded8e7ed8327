import { foldText } from '@/lib/text/fold';

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff\p{Bidi_Control}\p{Variation_Selector}]/gu;
const APOSTROPHE = /[\u2018\u2019\u201b\u02bc\u2032`´]/g;
// Vowel signs, which may be written or not, and the stroke that only stretches; then Hebrew points and the marks of abbreviations.
const UNWRITTEN = /[\u064b-\u0652\u0670\u06d6-\u06ed\u0640\u0591-\u05c7\u05f3\u05f4"“”]/g;
const LINE_END = /[-‐]\s+/g;
const ALEF = /[أإآٱ]/g;
// A raised figure behind a word is a note, unless it is a unit's; behind a figure it is a power.
const NOTE_SIGN = /(?<=\p{L})(?<!(?:^|\d)[ckm]?m)[¹²³⁰⁴-⁹]+$/u;
const POWER = /(?<=\p{Nd})(?=[¹²³⁰⁴-⁹]+$)/u;
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** Languages that set a comma before decimals and a full stop between thousands. */
const COMMA = new Set(['de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'pl', 'da', 'sv', 'nb', 'cs', 'tr', 'uk']);

/**
 * A word as it is compared: what printing changes is taken away, what makes it another word stays. Accents stay, except in English, which has none
 * of its own; German umlauts are written out. `language` is a primary subtag.
 */
export function foldWord(word: string, language: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  const plain = word
    .replace(LINE_END, '')
    .replace(NOTE_SIGN, '')
    .replace(POWER, '^')
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(APOSTROPHE, "'")
    .replace(UNWRITTEN, '')
    .replace(ALEF, 'ا')
    .replace(DIGIT, (digit) => String(digit.charCodeAt(0) & 15));
  if (/^[-−–]?\p{Nd}/u.test(plain)) return foldNumber(plain, language);
  if (language === 'en') return foldText(plain);
  if (language === 'de') return foldText(plain.replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter));
  return plain;
}

function foldNumber(word: string, language: string): string {
  const number = word
    .replace(/^[−–]/, '-')
    .replace(/[\s'’]/g, '')
    .replace(/٬/g, '')
    .replace(/٫/g, '.');
  const [group, decimal] = COMMA.has(language) ? ['.', ','] : [',', '.'];
  const groups = new RegExp(`^-?\\d{1,3}(?:\\${group}\\d{3})+(?:\\${decimal}\\d+)?$`);
  const bare = groups.test(number) ? number.replaceAll(group, '') : number;
  return bare.replace(',', '.');
}
