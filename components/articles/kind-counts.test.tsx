import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { KindCounts } from '@/components/articles/kind-counts';

const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

test('every kind that an article has is counted and named, in the order of the kinds', () => {
  const html = renderToStaticMarkup(<KindCounts counts={{ query: 1, claim: 1200, quote: 0 }} />);
  expect(wordsOf(html)).toBe('1,200 claims 1 query');
});

test('an article without annotations says so', () => {
  expect(wordsOf(renderToStaticMarkup(<KindCounts counts={{}} />))).toBe('none');
});
