import { ar } from '@/lib/quotes/words/ar';
import { de } from '@/lib/quotes/words/de';
import { en } from '@/lib/quotes/words/en';
import { he } from '@/lib/quotes/words/he';
import { type LanguageWords, NO_WORDS } from '@/lib/quotes/words/language-words';
import { zh } from '@/lib/quotes/words/zh';

const LANGUAGES: Record<string, LanguageWords> = { en, de, zh, ar, he };

/** The lists of a primary subtag; empty ones for a language that has none. */
export function wordsOf(language: string): LanguageWords {
  return LANGUAGES[language] ?? NO_WORDS;
}
