import { PROTECTED_NAME } from '@/lib/export/report/citation';
import { anchorOf, type ReportPage } from '@/lib/export/report/view';
import { safeUrl } from '@/lib/export/safe-url';
import { filled, type Node } from '@/lib/export/w3c/node';
import type { CitedPublicly, PublicAgent, PublicItem, PublicSource } from '@/lib/report/public-model';
import type { ScaleValue } from '@/lib/review/scale-model';
import { daysOfDate, parseSourceDate } from '@/lib/sources/date-rules';
import type { SourceKind } from '@/lib/sources/model';

/** The verdict that says that a claim was not rated: it is no rating. */
const NOT_RATED = 'not_rated';

/**
 * The report as schema.org JSON-LD (domain.md 3.3): the article, its claims, a ClaimReview for each that was rated, its quotes, the sources
 * that are told of. Where a claimant is not known there is no author; numbers stand for verdicts on the scale only.
 */
export function claimReviewGraph(page: ReportPage): Node {
  const { report } = page;
  const claims = report.items.filter(({ kind }) => kind === 'claim');
  const quotes = report.items.filter(({ kind }) => kind === 'quote');
  return {
    '@context': 'https://schema.org',
    '@graph': [
      describeArticle(page),
      ...claims.map((item) => describeClaim(item, page)),
      ...claims.flatMap((item) => describeReview(item, page)),
      ...quotes.map((item) => describeQuote(item, page)),
      ...report.sources.flatMap((source) => (source.isProtected ? [] : [describeSource(source, page)])),
    ],
  };
}

const articleId = ({ origin, report }: ReportPage) => `${origin}/articles/${report.article.id}`;
const itemId = ({ origin }: ReportPage, { id }: PublicItem) => `${origin}/annotations/${id}`;
const language = ({ report }: ReportPage) => report.article.language || undefined;

function describeArticle(page: ReportPage): Node {
  const { title, outlet, byline, publishedAt, url } = page.report.article;
  return filled({
    '@type': articleType(page),
    '@id': articleId(page),
    headline: title,
    url: safeUrl(url),
    creditText: byline || undefined,
    publisher: outlet === '' ? undefined : { '@type': 'Organization', name: outlet },
    datePublished: exactDate(publishedAt),
    inLanguage: language(page),
    correction: corrections(page),
  });
}

const articleType = ({ report }: ReportPage) => (report.article.outlet === '' ? 'Article' : 'NewsArticle');

// Those up to what is shown.
function corrections({ publication, publications }: ReportPage): Node[] | undefined {
  const made = publications.filter(
    ({ kind, ordinal }) => kind === 'corrected' && ordinal <= publication.ordinal,
  );
  if (made.length === 0) return undefined;
  return made.map(({ note, at }) => ({ '@type': 'CorrectionComment', text: note, datePublished: at }));
}

function describeClaim(item: PublicItem, page: ReportPage): Node {
  const { who, saidAt, words, statement } = item;
  const article = { '@type': articleType(page), '@id': articleId(page) };
  return filled({
    '@type': 'Claim',
    '@id': itemId(page, item),
    text: statement || words,
    author: who ? describeAgent(who) : undefined,
    datePublished: exactDate(saidAt),
    inLanguage: language(page),
    firstAppearance: filled({ ...article, url: safeUrl(page.report.article.url) }),
    appearance: [article],
  });
}

function describeReview(item: PublicItem, page: ReportPage): Node[] {
  const { report, publication, publications, address, origin } = page;
  const value = report.scale.find(({ id }) => id === item.verdict);
  if (!value || value.id === NOT_RATED) return [];
  const first = publications[0] ?? publication;
  return [
    filled({
      '@type': 'ClaimReview',
      '@id': `${itemId(page, item)}#review`,
      url: `${address}#${anchorOf(item)}`,
      claimReviewed: item.shortStatement || item.statement || item.words,
      author: { '@type': 'Organization', name: report.newsroom, url: origin },
      datePublished: first.at,
      dateModified: first.ordinal === publication.ordinal ? undefined : publication.at,
      inLanguage: language(page),
      itemReviewed: describeClaim(item, page),
      reviewRating: filled({
        '@type': 'Rating',
        alternateName: value.label,
        ratingExplanation: item.rationale || undefined,
        ...numbersOf(value, report.scale),
      }),
      citation: citations(item, page),
      correction: corrections(page),
    }),
  ];
}

function numbersOf(value: ScaleValue, scale: readonly ScaleValue[]): Node {
  if (value.numeric === null) return {};
  const numbers = scale.flatMap(({ numeric }) => numeric ?? []);
  return {
    ratingValue: value.numeric,
    bestRating: Math.max(...numbers),
    worstRating: Math.min(...numbers),
  };
}

function citations({ evidence }: PublicItem, page: ReportPage): Node[] | undefined {
  const cited = [...new Set(evidence.map(({ source }) => source))].flatMap(
    (source) => page.report.sources[source] ?? [],
  );
  return cited.length === 0 ? undefined : cited.map((source) => describeSource(source, page));
}

function describeQuote(item: PublicItem, page: ReportPage): Node {
  const { who, words, saidAt, evidence } = item;
  const from = evidence
    .filter(({ relation }) => relation === 'quoted_from')
    .flatMap(({ source }) => page.report.sources[source] ?? [])
    .map((source) => describeSource(source, page));
  return filled({
    '@type': 'Quotation',
    '@id': itemId(page, item),
    text: words,
    creator: who ? describeAgent(who) : undefined,
    dateCreated: exactDate(saidAt),
    inLanguage: language(page),
    isPartOf: { '@id': articleId(page) },
    isBasedOn: from.length === 0 ? undefined : from,
  });
}

// A name without a record is taken for a person's.
function describeAgent({ name, kind, title, sameAs }: PublicAgent): Node {
  const isOrganisation = kind === 'organisation';
  return filled({
    '@type': isOrganisation ? 'Organization' : 'Person',
    name,
    jobTitle: isOrganisation ? undefined : title || undefined,
    sameAs: safeUrl(sameAs),
  });
}

function describeSource(source: PublicSource, { origin }: ReportPage): Node {
  if (source.isProtected) return { '@type': 'CreativeWork', name: source.description || PROTECTED_NAME };
  const { id, kind, title, authors, containerTitle, publisher, agency } = source;
  return filled({
    '@type': SOURCE_TYPES[kind],
    '@id': `${origin}/sources/${id}`,
    name: title,
    author: authors.length === 0 ? undefined : authors.map((name) => ({ '@type': 'Person', name })),
    publisher: publisher === '' ? undefined : { '@type': 'Organization', name: publisher },
    sourceOrganization: agency === '' ? undefined : { '@type': 'Organization', name: agency },
    isPartOf: containerTitle === '' ? undefined : { '@type': 'CreativeWork', name: containerTitle },
    datePublished: exactDate(source.issued),
    inLanguage: source.language || undefined,
    url: addressOf(source),
    archivedAt: safeUrl(source.archiveUrl),
  });
}

function addressOf({ url, doi }: CitedPublicly): string | null {
  return safeUrl(url) ?? (doi === '' ? null : safeUrl(`https://doi.org/${doi}`));
}

/** A date that schema.org can hold: a year, a month, a day or a moment that is known for sure; others are left out. */
function exactDate(date: string): string | undefined {
  if (/^\d{4}(-\d{2})?(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?$/.test(date)) {
    const day = date.slice(0, 10);
    return parseSourceDate(day) !== null && daysOfDate(day) !== null ? date : undefined;
  }
  return undefined;
}

/** A total map: the type of schema.org that a kind of source is. */
const SOURCE_TYPES: Record<SourceKind, string> = {
  'article-newspaper': 'NewsArticle',
  'article-magazine': 'Article',
  'article-journal': 'ScholarlyArticle',
  article: 'Article',
  webpage: 'WebPage',
  post: 'SocialMediaPosting',
  'post-weblog': 'BlogPosting',
  report: 'Report',
  dataset: 'Dataset',
  book: 'Book',
  chapter: 'Chapter',
  'entry-encyclopedia': 'Article',
  'entry-dictionary': 'Article',
  review: 'Review',
  thesis: 'Thesis',
  'paper-conference': 'ScholarlyArticle',
  manuscript: 'Manuscript',
  pamphlet: 'CreativeWork',
  document: 'DigitalDocument',
  broadcast: 'CreativeWork',
  motion_picture: 'VideoObject',
  song: 'AudioObject',
  speech: 'CreativeWork',
  event: 'CreativeWork',
  graphic: 'ImageObject',
  figure: 'ImageObject',
  map: 'Map',
  software: 'SoftwareApplication',
  standard: 'CreativeWork',
  patent: 'CreativeWork',
  hearing: 'CreativeWork',
  legal_case: 'CreativeWork',
  legislation: 'Legislation',
  bill: 'Legislation',
  regulation: 'Legislation',
  treaty: 'Legislation',
  interview: 'Conversation',
  personal_communication: 'Conversation',
};
