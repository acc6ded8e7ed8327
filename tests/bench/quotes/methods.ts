import searchApproximately from 'approx-string-match';
import { compareQuotes } from '@/lib/quotes/compare-quotes';
import type { Fidelity } from '@/lib/quotes/comparison';
import type { QuotePair } from '@/lib/quotes/fixtures/quote-pair';
import { foldText } from '@/lib/text/fold';

/** What a way of comparing says: word for word, found but otherwise, or not there; and where. */
export type Answer = {
  says: 'word for word' | 'otherwise' | 'not there';
  fidelity?: Fidelity;
  start?: number;
  end?: number;
};

/** A way to compare a quotation with a source. */
export type Method = { name: string; compare: (pair: QuotePair) => Answer };

/** A third of the letters may differ. */
const ERRORS = 0.33;
const MOST_ERRORS = 255;

/** Ours, and what one would write in an afternoon: all signs away, equal or not, else the likest letters. */
export const METHODS: Method[] = [
  { name: 'compareQuote', compare: compareOurs },
  { name: 'letters (approx-string-match)', compare: compareLetters },
];

/** What a fidelity says in three words. */
export function saysOf(fidelity: Fidelity): Answer['says'] {
  if (fidelity === 'verbatim' || fidelity === 'verbatim_partial') return 'word for word';
  return fidelity === 'wording_not_found' || fidelity === 'translated' ? 'not there' : 'otherwise';
}

function compareOurs({ quote, source, language }: QuotePair): Answer {
  const pieces = typeof quote === 'string' ? [quote] : quote;
  const { fidelity, start, end } = compareQuotes(pieces, source, language === undefined ? {} : { language });
  return {
    says: saysOf(fidelity),
    fidelity,
    ...(start === undefined || end === undefined ? {} : { start, end }),
  };
}

function compareLetters({ quote, source }: QuotePair): Answer {
  const wanted = lettersOf(typeof quote === 'string' ? quote : quote.join(' ')).letters;
  const { letters, offsets } = lettersOf(source);
  if (wanted === '') return { says: 'not there' };
  const at = letters.indexOf(wanted);
  const place = (start: number, end: number) => ({
    start: offsets[start] ?? 0,
    end: (offsets[end - 1] ?? 0) + 1,
  });
  if (at >= 0) return { says: 'word for word', ...place(at, at + wanted.length) };
  const found = searchApproximately(
    letters,
    wanted,
    Math.min(MOST_ERRORS, Math.floor(wanted.length * ERRORS)),
  );
  const [best] = found.toSorted((a, b) => a.errors - b.errors);
  return best ? { says: 'otherwise', ...place(best.start, best.end) } : { says: 'not there' };
}

/** The letters and digits of a text, folded as the search folds, and where each stood. */
function lettersOf(text: string): { letters: string; offsets: number[] } {
  let letters = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    for (const letter of foldText(character).replace(/[^\p{L}\p{N}]/gu, '')) {
      letters += letter;
      for (let unit = 0; unit < letter.length; unit++) offsets.push(at);
    }
    at += character.length;
  }
  return { letters, offsets };
}
