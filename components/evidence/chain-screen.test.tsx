import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { annotationOf } from '@/components/desk/store/test-annotation';
import { ChainScreen } from '@/components/evidence/chain-screen';
import { countWords } from '@/components/evidence/chain-words';
import type { AnnotationView } from '@/lib/annotations/model';
import { chainsOf } from '@/lib/evidence/chain-rules';
import { voicesToTrace, voiceTree } from '@/lib/evidence/chain-tree-rules';

const article = { id: 'a1', title: 'Pier <b>to open</b>', language: 'en' };
const claim = annotationOf('claim', '9.4 million crowns', { id: 'c1' });
const quote = annotationOf('quote', 'We have the boat', {
  id: 'q1',
  fields: { speaker: 'Ilse <i>Maren</i>' },
});
const observers = annotationOf('attribution', '9.4 million crowns', {
  id: 't1',
  fields: { identification: 'vague_collective', resolvedTo: '', independentlyConfirmed: 'no' },
});

function textOf(...annotations: AnnotationView[]): string {
  const facts = { outlet: '', agency: '', byline: '' };
  const chains = chainsOf({ article: facts, annotations, sources: new Map() });
  const screen = <ChainScreen article={article} tree={voiceTree(chains)} toTrace={voicesToTrace(chains)} />;
  const html = renderToStaticMarkup(screen);
  expect(html).not.toMatch(/<(b|i)>/);
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('the screen counts, tells what is to be traced first, and names every voice', () => {
  const text = textOf(claim, quote, observers);
  expect(text).toContain('1 claim, 1 quote · 1 voice to trace');
  expect(text).toMatch(/To trace Nobody named Nobody is named for this Claim: 9.4 million crowns .*By whom/);
  expect(text).toMatch(/Published by This article 1 claim, 1 quote .*Said by Ilse &lt;i&gt;Maren/);
  expect(text).toContain('Not confirmed independently');
});

test('an article in its own voice, and one in which nothing is marked, say how to mark who says it', () => {
  expect(textOf(claim)).toContain('1 claim, all in the article’s own voice');
  expect(textOf()).toMatch(/No claim, quote or attribution is marked .* press A \. Then .* press 1 \./);
});

test('counts leave out kinds without any', () => {
  expect(countWords({ claim: 2, quote: 0, attribution: 1 })).toBe('2 claims, 1 attribution');
  expect(countWords({ claim: 0, quote: 0, attribution: 0 })).toBe('');
});
