import { countContext } from '@/lib/anchoring/count-context';
import type { StandingAnchor } from '@/lib/editor/standing-anchor';

type Quote = Pick<StandingAnchor, 'exact' | 'prefix' | 'suffix'>;

/** Letters and signs from which on words tell by themselves which are meant; fewer are names and turns of phrase, which come again. */
const TELLING = 16;
/** So much of its context at a place near to where it was is the place where it was. */
const STRONG = 0.75;
/** Units of text within which that is looked for; others may have written there. */
export const NEAR = 24;
/** As many letters beside them make words believed where they stood before. */
const BESIDE = 6;

/** Whether the words of a quote say by themselves, or with all that stands beside a place in a text, that they are the ones that are meant. */
export function tells(text: string, at: number, quote: Quote): boolean {
  return quote.exact.trim().length >= TELLING || contextAt(text, at, quote) === 1;
}

/** Whether words at a place stand where they were expected, but for what others wrote beside them meanwhile. */
export function isNear(text: string, at: number, expected: number, quote: Quote): boolean {
  return at === expected || (Math.abs(at - expected) <= NEAR && contextAt(text, at, quote) >= STRONG);
}

/** How much of a quote's context stands around a place in a text, 0 to 1; space does not count, and where there is none that is all. */
export function contextAt(text: string, at: number, quote: Quote): number {
  const { shared, known } = countContext(text, at, quote);
  return known === 0 ? 1 : shared / known;
}

/** Whether enough of a quote's context stands beside a place where its words are expected: a word, or all there is. */
export function isBeside(text: string, at: number, quote: Quote): boolean {
  const { shared, known } = countContext(text, at, quote);
  return shared >= Math.min(BESIDE, known);
}
