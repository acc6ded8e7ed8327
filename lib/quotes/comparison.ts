import type { TextRange } from '@/lib/text/text-range';

/**
 * How a quotation stands to what was said, best first; README.md defines them. What only a person can know (altered meaning, out of context, wrong
 * person, second hand) is not among them.
 */
export const FIDELITIES = [
  'verbatim',
  'verbatim_partial',
  'condensed',
  'cleaned_up',
  'translated',
  'paraphrase',
  'wording_not_found',
] as const;

/** One of `FIDELITIES`; a proposal, until a person decides. */
export type Fidelity = (typeof FIDELITIES)[number];

/** `same` is said and printed, `drop` said and not printed, `add` printed and not said. `same` and `add` in a row are the quotation. */
export type QuoteDiff = { op: 'same' | 'add' | 'drop'; text: string };

/** What a checker must not overlook, whatever the fidelity. */
export type AlertKind =
  'number' | 'negation' | 'name' | 'qualifier' | 'date' | 'omission' | 'insertion' | 'speaker' | 'order';

/** A change that is called out: what was said and what is printed instead; one of them is empty when nothing stands there. */
export type QuoteAlert = { kind: AlertKind; said: string; printed: string };

/** Where a quotation may stand as well, or, when it was not found, what comes nearest. */
export type QuotePlace = TextRange & { score: number };

/** What came of comparing one quotation. Offsets are UTF-16 in the source, on words; missing when the wording was not found. */
export type QuoteComparison = {
  fidelity: Fidelity;
  /** 1 when every word is there, 0 when nothing is; the share of words in common of both sides. */
  score: number;
  start?: number;
  end?: number;
  diff: QuoteDiff[];
  /** The stretches of the source that stand in the quotation, in order; several where it leaves something out. */
  ranges: TextRange[];
  alerts: QuoteAlert[];
  alternatives: QuotePlace[];
};

/** What is known besides the two texts. */
export type QuoteOptions = {
  /** BCP 47 tag of the quotation and, unless `sourceLanguage` says otherwise, of the source; guessed when missing. */
  language?: string;
  sourceLanguage?: string;
  /** Names of people and organisations, so that a change of one is called out in scripts without capitals as well. */
  names?: readonly string[];
};
