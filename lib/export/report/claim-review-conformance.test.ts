import type { Claim, Graph, NewsArticle, Report } from 'schema-dts';
import { describe, expect, test } from 'vitest';

import { claimReviewGraph } from '@/lib/export/report/claim-review';

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

const protections = new Map([
  [id(32), { description: 'a pilot', title: 'Talk with Tove Orrin', people: ['Tove Orrin'] }],
]);
const HOST = 'https://desk.example';
const article = buildArticle(
  {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: '“It is 80 metres long,” Ida Maren said.' }] },
    ],
  },
  {
    title: 'Quay',
    byline: 'Tove Orrin',
    outlet: 'The Harrow Courier',
    agency: '',
    url: 'https://courier.example/quay',
  },
);
const bundle = buildBundle(article, {
  annotations: [
    buildAnnotation(10, 'claim', {
      status: 'verified',
      ranges: [rangeOf(article.text, 'content', '80 metres long')],
      fields: {
        verdict: 'mostly_accurate',
        statement: 'The quay is 80 metres long.',
        claimant: 'Ida Maren',
        claimDate: '2026-03-12',
        verdictRationale: 'It is 79.6 metres.',
      },
      evidence: [buildEvidence(41, 10, 31), buildEvidence(43, 10, 32)],
    }),
    buildAnnotation(11, 'quote', {
      status: 'verified',
      ranges: [
        rangeOf(article.text, 'content', 'It is 80 metres long,'),
        rangeOf(article.text, 'source', 'Ida Maren'),
      ],
      evidence: [buildEvidence(42, 11, 31, { relation: 'quoted_from' })],
    }),
  ],
  sources: [
    buildSource(31, 'plan', {
      title: 'Plan of the quay',
      authors: ['Berg, Oda'],
      containerTitle: 'Papers of the board',
      publisher: 'Harbour board',
      issued: '2024-05',
      language: 'en',
      url: 'https://board.example/plan',
      archiveUrl: 'https://archive.example/plan',
    }),
    buildSource(32, 'talk', { kind: 'interview', title: 'Talk with Tove Orrin' }),
  ],
});

const piece: NewsArticle = { '@type': 'NewsArticle', '@id': `${HOST}/articles/${id(1)}` };
const maren = { '@type': 'Person', name: 'Ida Maren' } as const;
const claim: Claim = {
  '@type': 'Claim',
  '@id': `${HOST}/annotations/${id(10)}`,
  text: 'The quay is 80 metres long.',
  author: maren,
  datePublished: '2026-03-12',
  inLanguage: 'en',
  firstAppearance: { ...piece, url: 'https://courier.example/quay' },
  appearance: [piece],
};
const plan: Report = {
  '@type': 'Report',
  '@id': `${HOST}/sources/${id(31)}`,
  name: 'Plan of the quay',
  author: [{ '@type': 'Person', name: 'Oda Berg' }],
  publisher: { '@type': 'Organization', name: 'Harbour board' },
  isPartOf: { '@type': 'CreativeWork', name: 'Papers of the board' },
  datePublished: '2024-05',
  inLanguage: 'en',
  url: 'https://board.example/plan',
  archivedAt: 'https://archive.example/plan',
};
const correction = [
  { '@type': 'CorrectionComment', text: 'It said 90.', datePublished: '2026-03-21T09:00:00.000Z' },
] as const;

/** The whole graph of a report, and what it says more when it was corrected once. That it is of schema.org's types is checked where types are. */
const graphOf = (isCorrected: boolean): Graph => ({
  '@context': 'https://schema.org',
  '@graph': [
    {
      ...piece,
      headline: 'Quay',
      url: 'https://courier.example/quay',
      creditText: 'Tove Orrin',
      publisher: { '@type': 'Organization', name: 'The Harrow Courier' },
      datePublished: '2026-03-14',
      inLanguage: 'en',
      ...(isCorrected && { correction }),
    },
    claim,
    {
      '@type': 'ClaimReview',
      '@id': `${HOST}/annotations/${id(10)}#review`,
      url: `${HOST}/r/TOKEN#claim-${id(10)}`,
      claimReviewed: 'The quay is 80 metres long.',
      author: { '@type': 'Organization', name: 'The checking desk', url: HOST },
      datePublished: '2026-03-20T08:30:00.000Z',
      ...(isCorrected && { dateModified: '2026-03-21T09:00:00.000Z' }),
      inLanguage: 'en',
      itemReviewed: claim,
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Mostly accurate',
        ratingExplanation: 'It is 79.6 metres.',
        ratingValue: 4,
        bestRating: 5,
        worstRating: 1,
      },
      citation: [plan, { '@type': 'CreativeWork', name: 'a pilot' }],
      ...(isCorrected && { correction }),
    },
    {
      '@type': 'Quotation',
      '@id': `${HOST}/annotations/${id(11)}`,
      text: 'It is 80 metres long,',
      creator: maren,
      inLanguage: 'en',
      isPartOf: { '@id': `${HOST}/articles/${id(1)}` },
      isBasedOn: [plan],
    },
    plan,
  ],
});

describe('a rated claim is a ClaimReview with all that the profile asks for, in the types of schema.org', () => {
  const first = { ordinal: 1, kind: 'published', note: '', at: '2026-03-20T08:30:00.000Z' } as const;
  const second = {
    ordinal: 2,
    kind: 'corrected',
    note: 'It said 90.',
    at: '2026-03-21T09:00:00.000Z',
  } as const;

  test('as it was published', () => {
    expect(claimReviewGraph(pageOf(bundle, {}, { protections }))).toEqual(graphOf(false));
  });

  test('as it was corrected', () => {
    const page = pageOf(bundle, { publication: second, publications: [first, second] }, { protections });
    expect(claimReviewGraph(page)).toEqual(graphOf(true));
  });
});
