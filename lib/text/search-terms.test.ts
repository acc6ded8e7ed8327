import { expect, test } from 'vitest';
import { searchTerms } from '@/lib/text/search-terms';

test('the words of a query are folded, each once, at most ten', () => {
  expect(searchTerms('  Mühle „Aster“ MÜHLE ')).toEqual(['muhle', '"aster"']);
  expect(searchTerms('a b c d e f g h i j k l')).toHaveLength(10);
  expect(searchTerms(' \u200b ')).toEqual([]);
});
