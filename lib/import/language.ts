const SCRIPTS: [script: RegExp, language: (text: string) => string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, () => 'ja'],
  [/\p{Script=Hangul}/u, () => 'ko'],
  [/\p{Script=Han}/u, () => 'zh'],
  [/\p{Script=Arabic}/u, arabicLanguage],
  [/\p{Script=Hebrew}/u, () => 'he'],
  [/\p{Script=Cyrillic}/u, cyrillicLanguage],
  [/\p{Script=Greek}/u, () => 'el'],
  [/\p{Script=Thai}/u, () => 'th'],
  [/\p{Script=Georgian}/u, () => 'ka'],
  [/\p{Script=Armenian}/u, () => 'hy'],
  [/\p{Script=Bengali}/u, () => 'bn'],
  [/\p{Script=Tamil}/u, () => 'ta'],
  [/\p{Script=Telugu}/u, () => 'te'],
  [/\p{Script=Gujarati}/u, () => 'gu'],
  [/\p{Script=Gurmukhi}/u, () => 'pa'],
  [/\p{Script=Khmer}/u, () => 'km'],
  [/\p{Script=Lao}/u, () => 'lo'],
  [/\p{Script=Sinhala}/u, () => 'si'],
];
const SAMPLE = 4_000;

/**
 * The language that the script of most letters belongs to, as a code; '' where a script serves many languages, as Latin does.
 * Kana in a text of Han signs make it Japanese, and Hangul Korean, however few they are.
 */
export function guessLanguage(text: string): string {
  const letters = text.slice(0, SAMPLE).match(/\p{L}/gu) ?? [];
  const sample = letters.join('');
  const counts = SCRIPTS.map(([script]) => letters.filter((letter) => script.test(letter)).length);
  const [kana = 0, hangul = 0, han = 0] = counts;
  if (kana + han > letters.length / 2 && kana > letters.length / 20) return 'ja';
  if (hangul + han > letters.length / 2 && hangul > letters.length / 5) return 'ko';
  const most = counts.findIndex((count) => count > letters.length / 2);
  return SCRIPTS[most]?.[1](sample) ?? '';
}

function arabicLanguage(text: string): string {
  if (/[ٹڈڑےں]/.test(text)) return 'ur';
  return /[پچژگ]/.test(text) ? 'fa' : 'ar';
}

function cyrillicLanguage(text: string): string {
  if (/[іїєґ]/i.test(text)) return /ў/i.test(text) ? 'be' : 'uk';
  if (/[ђћџљњ]/i.test(text)) return 'sr';
  return /[ыэё]/i.test(text) ? 'ru' : '';
}

/** A language tag as pages write it ("en_US", "EN") in its usual form, or '' when it is none. */
export function languageTag(written: string): string {
  const tag = written.trim().replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) || tag.length > 35) return '';
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? '';
  } catch (error) {
    // Well-formed to look at, but with parts that stand in the wrong place.
    if (error instanceof RangeError) return '';
    throw error;
  }
}
