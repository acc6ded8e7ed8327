import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';

import { claimReviewGraph } from '@/lib/export/report/claim-review';
import type { Node } from '@/lib/export/w3c/node';

import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  buildEvidence,
  buildSource,
  id,
  rangeOf,
} from '../../../tests/fixtures/export/build-bundle';
import { pageOf } from '../../../tests/fixtures/export/report-page';
import { towerBundle } from '../../../tests/fixtures/export/tower-bundle';

const doc = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'The quay is 80 metres long, Ida Maren said.' }] },
  ],
};
const article = buildArticle(doc, { title: 'Quay', agency: '' });
const claimOf = (verdict: string | undefined, parts: object = {}) =>
  buildBundle(article, {
    annotations: [
      buildAnnotation(10, 'claim', {
        status: 'verified',
        ranges: [rangeOf(article.text, 'content', '80 metres long')],
        fields: { ...(verdict !== undefined && { verdict }), ...parts },
        evidence: [buildEvidence(41, 10, 31), buildEvidence(42, 10, 32)],
      }),
    ],
    sources: [
      buildSource(31, 'plan', {
        title: 'Plan of the quay',
        authors: ['Berg, Oda'],
        issued: '2024-05',
        url: 'https://board.example/plan',
        archiveUrl: 'https://archive.example/plan',
      }),
      buildSource(32, 'talk', { kind: 'interview', title: 'Talk with Tove Orrin' }),
    ],
  });
const protections = new Map([
  [id(32), { description: 'a pilot', title: 'Talk with Tove Orrin', people: ['Tove Orrin'] }],
]);
const graphOf = (...[bundle, parts]: Parameters<typeof pageOf>) =>
  claimReviewGraph(pageOf(bundle, parts, { protections }))['@graph'] as Node[];
const typed = (graph: Node[], type: string) => graph.filter((node) => node['@type'] === type);

describe('ClaimReview', () => {
  test.each([undefined, 'not_rated'])(
    'is not said of a claim with the verdict %s, which is a Claim all the same',
    (verdict) => {
      const graph = graphOf(claimOf(verdict));
      expect(typed(graph, 'ClaimReview')).toEqual([]);
      expect(typed(graph, 'Claim')).toHaveLength(1);
    },
  );

  test('has no number for a verdict off the scale', () => {
    const [review] = typed(graphOf(claimOf('lacks_context')), 'ClaimReview');
    expect(review?.['reviewRating']).toEqual({
      '@type': 'Rating',
      alternateName: 'Misleading / lacks context',
    });
  });

  test('names no author of a claim whom nobody knows, or whom the article does not name', () => {
    for (const claimant of ['', 'Tove Orrin']) {
      const [claim] = typed(graphOf(claimOf('accurate', { claimant })), 'Claim');
      expect(claim).not.toHaveProperty('author');
    }
  });

  test('carries its corrections, and when it was first said', () => {
    const first = { ordinal: 1, kind: 'published', note: '', at: '2026-03-20T08:30:00.000Z' } as const;
    const second = {
      ordinal: 2,
      kind: 'corrected',
      note: 'It was 85.',
      at: '2026-04-01T10:00:00.000Z',
    } as const;
    const publications = [first, second];
    const [now] = typed(graphOf(claimOf('accurate'), { publications, publication: second }), 'ClaimReview');
    expect(now).toMatchObject({
      datePublished: first.at,
      dateModified: second.at,
      correction: [{ '@type': 'CorrectionComment', text: 'It was 85.', datePublished: second.at }],
    });
    const [before] = typed(graphOf(claimOf('accurate'), { publications, publication: first }), 'ClaimReview');
    expect(before).not.toHaveProperty('correction');
    expect(before).not.toHaveProperty('dateModified');
  });
});

test('every node has an absolute id of its own, and a quote is a Quotation', () => {
  const graph = claimReviewGraph(pageOf(towerBundle()))['@graph'] as Node[];
  const ids = graph.map((node) => String(node['@id']));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((each) => !URL.canParse(each))).toEqual([]);
  expect(typed(graph, 'Quotation')).toMatchObject([
    { creator: { '@type': 'Person', name: 'Ilka Brandvold' } },
  ]);
  expect(typed(graph, 'ClaimReview')).toHaveLength(1);
});

test('is JSON-LD in which every key has a meaning', async () => {
  const graph = claimReviewGraph(pageOf(towerBundle()));
  // The published context, as far as it matters here: every name is schema.org's.
  const context = { '@vocab': 'https://schema.org/' };
  const expanded = await jsonld.expand(
    { ...graph, '@context': context },
    {
      safe: true,
    },
  );
  expect(expanded.length).toBeGreaterThan(5);
});
