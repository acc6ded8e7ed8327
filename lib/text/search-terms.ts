import { foldText } from '@/lib/text/fold';

const MAX_TERMS = 10;

/** The words of a query, folded, each once, at most ten; what is searched matches when its folded text holds all of them. */
export function searchTerms(query: string): string[] {
  const terms = foldText(query)
    .split(' ')
    .filter((term) => term !== '');
  return [...new Set(terms)].slice(0, MAX_TERMS);
}
