// Letters that Unicode does not take apart, written as people type them who lack the key.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ς: 'σ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

// Accents and vowel points go; the vowel signs of Indic and Thai words and the voicing of kana are not accents.
const ACCENT =
  /(?=\p{M})(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/gu;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff\p{Bidi_Control}]/gu;
const SINGLE_QUOTE = /[\u2018-\u201b\u2032\u2035\u2039\u203a\u02bc]/g;
const DOUBLE_QUOTE = /[\u201c-\u201f\u00ab\u00bb\u2033\u2036\u301d-\u301f]/g;
const DASH = /[\p{Pd}\u2212]/gu;

/**
 * Text as search compares it: compatibility forms, case, accents, typographic quotes and dashes, invisible characters
 * and runs of space made alike. The same for the stored text and the query; folding twice changes nothing.
 * Offsets into the result are not offsets into `text`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(ACCENT, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(SINGLE_QUOTE, "'")
    .replace(DOUBLE_QUOTE, '"')
    .replace(DASH, '-')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}
