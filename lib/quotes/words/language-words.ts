/**
 * What a language's words mean for a quotation. Lists are phrases separated by commas, in ordinary spelling; words that can stand after
 * a letter that joins (Arabic و, Hebrew ו) are listed without it.
 */
export type LanguageWords = {
  /** Sounds that are no words. */
  hesitations: string;
  /** What is said to gain time; left out without harm. */
  fillers: string;
  /** Whether fillers are ordinary words too, and are fillers only between commas. */
  areFillersSetOff: boolean;
  negations: string;
  /** What limits or hedges a statement, or makes it general. */
  qualifiers: string;
  /** Phrases that contain a listed word and mean nothing of the kind. */
  neutral: string;
  dates: string;
  /** Words that say nothing about the place where they stand. */
  stops: string;
  /** What stands beside a name, before it or (`titlesAfter`) after it. */
  titles: string;
  titlesAfter: string;
  percent: string;
  numbers: Record<string, number>;
  /** A short form and the words it stands for; several ways separated by commas. */
  contractions: Record<string, string>;
  /** Letters that can be written before a word and are words of their own. */
  clitics: RegExp | null;
  /** What makes a word the opposite of itself. */
  negativePrefixes: RegExp | null;
  /** How names are told: by a capital, by a capital beside another or a title, or by titles alone. */
  names: 'capital' | 'beside' | 'title';
};

/** For languages without lists: nothing is known, everything is a word. */
export const NO_WORDS: LanguageWords = {
  hesitations: '',
  fillers: '',
  areFillersSetOff: true,
  negations: '',
  qualifiers: '',
  neutral: '',
  dates: '',
  stops: '',
  titles: '',
  titlesAfter: '',
  percent: '',
  numbers: {},
  contractions: {},
  clitics: null,
  negativePrefixes: null,
  names: 'capital',
};
