import { primaryLanguage } from '@/lib/text/primary-language';

/** What PostgreSQL calls the languages that its text search knows, by their codes. */
const CONFIGURATIONS: Record<string, string> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  et: 'estonian',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pl: 'polish',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/**
 * The text search configuration of a language (a BCP 47 tag), or 'simple' for one that PostgreSQL is not known to have. Whether this
 * server's has it is for the database to say.
 */
export function searchConfiguration(language: string): string {
  return CONFIGURATIONS[primaryLanguage(language)] ?? 'simple';
}
