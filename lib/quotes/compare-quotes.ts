import { NONE } from '@/lib/anchoring/alignment';
import type { QuoteComparison, QuoteOptions, QuotePlace } from '@/lib/quotes/comparison';
import { guessLanguage } from '@/lib/quotes/guess-language';
import { type Judgement, judgeQuote } from '@/lib/quotes/judge-quote';
import { NameTeller } from '@/lib/quotes/name-words';
import { type Placed, placeQuote } from '@/lib/quotes/place-quote';
import { prepareSource, type PreparedSource } from '@/lib/quotes/prepare-source';
import { type QuoteWords, readQuote } from '@/lib/quotes/read-quote';
import { primaryLanguage } from '@/lib/text/primary-language';

/** Less of a quotation's words than this at one place is not its wording; of so few words it must be more. */
const FLOOR = 0.5;
const FEW = 4;
const FEW_FLOOR = 0.66;
/** And so much of what stands there, so that words strewn over a page are no place. */
const DENSITY = 0.4;
const MOST_ALTERNATIVES = 10;

/**
 * Compares a quotation that stands in several pieces with a source: the pieces in order, one verdict over all, their places in `ranges`.
 * Between pieces print shows no omission, so words that are missing there within one sentence make it `condensed` at best. The
 * source may be prepared once for many quotations. Pieces without a word are not found; nothing throws.
 */
export function compareQuotes(
  pieces: readonly string[],
  sourceText: string | PreparedSource,
  options: QuoteOptions = {},
): QuoteComparison {
  const source =
    typeof sourceText === 'string'
      ? prepareSource(sourceText, options.sourceLanguage ?? options.language)
      : sourceText;
  const quote = readQuote(pieces, source);
  const places = placeQuote(quote, source);
  const teller = new NameTeller(source, options.names ?? []);
  const floor = quote.words.filter(({ isEdited }) => !isEdited).length < FEW ? FEW_FLOOR : FLOOR;
  const [best, ...others] = places.map((placed) => judgeQuote(quote, source, placed, teller));
  const isBelieved = ({ found, result }: Judgement) => found >= floor && result.score >= DENSITY;
  if (!best || !isBelieved(best)) return notFound(quote, source, places, options);
  const alternatives = others
    .filter(
      (other) =>
        isBelieved(other) && other.found >= best.found - 0.001 && other.result.score >= best.result.score,
    )
    .flatMap(({ result: { start, end, score } }) =>
      start === undefined || end === undefined ? [] : [{ start, end, score }],
    )
    .slice(0, MOST_ALTERNATIVES);
  return { ...best.result, alternatives };
}

function notFound(
  quote: QuoteWords,
  source: PreparedSource,
  places: readonly Placed[],
  options: QuoteOptions,
): QuoteComparison {
  const nearest = places.slice(0, 3).flatMap(({ rows, matched }): QuotePlace[] => {
    const first = rows.find((row) => row !== NONE);
    const last = rows.findLast((row) => row !== NONE);
    if (first === undefined || last === undefined) return [];
    const score = Math.round((1000 * matched) / Math.max(1, quote.words.length)) / 1000;
    return [{ start: source.starts[first] ?? 0, end: source.ends[last] ?? 0, score: Math.min(score, 0.999) }];
  });
  const isTranslated =
    quote.words.length > 0 && source.keys.length > 0 && isOtherLanguage(quote, source, options);
  return {
    fidelity: isTranslated ? 'translated' : 'wording_not_found',
    score: 0,
    diff: quote.text === '' ? [] : [{ op: 'add', text: quote.text }],
    ranges: [],
    alerts: [],
    alternatives: isTranslated ? [] : nearest,
  };
}

function isOtherLanguage({ text }: QuoteWords, source: PreparedSource, options: QuoteOptions): boolean {
  const quoted = guessLanguage(text);
  if (quoted.script === 'none' || source.guess.script === 'none') return false;
  if (quoted.script !== source.guess.script) return true;
  const told = [primaryLanguage(options.language), primaryLanguage(options.sourceLanguage)];
  if (told[0] && told[1]) return told[0] !== told[1];
  return quoted.isSure && source.guess.isSure && quoted.language !== source.guess.language;
}
