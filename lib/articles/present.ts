import type {
  ArticleFacts,
  ArticleFields,
  ArticleRow,
  ArticleView,
  DocJson,
  Provenance,
} from '@/lib/articles/model';
import { isItem } from '@/lib/annotations/rules';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReviewState } from '@/lib/review/model';

/** The columns of an article that `presentFacts` reads. */
export const factsSelect = {
  title: true,
  byline: true,
  outlet: true,
  agency: true,
  publishedAt: true,
  url: true,
  language: true,
  authorId: true,
  state: true,
  leadId: true,
  reviewers: { select: { userId: true }, orderBy: { userId: 'asc' } },
  dueAt: true,
  archivedAt: true,
} as const satisfies Prisma.ArticleSelect;

/** The columns of an article that `presentArticle` reads; the document, of which the row may hold an older version, is lib/versions' to read. */
export const articleSelect = {
  ...factsSelect,
  id: true,
  provenance: true,
  textHash: true,
  wordCount: true,
  version: true,
  lastEventNumber: true,
  createdAt: true,
  createdById: true,
  updatedAt: true,
  updatedById: true,
  original: { select: { fileName: true, mediaType: true, encoding: true, sha256: true, size: true } },
} as const satisfies Prisma.ArticleSelect;

type StoredArticle = Prisma.ArticleGetPayload<{ select: typeof articleSelect }>;
type StoredFacts = Prisma.ArticleGetPayload<{ select: typeof factsSelect }>;

/** What there is to know of an article beside its text. */
export function presentFacts<T extends StoredFacts>({ archivedAt, dueAt, reviewers, ...row }: T) {
  return {
    ...row,
    reviewerIds: reviewers.map(({ userId }) => userId),
    dueAt: dueAt?.toISOString() ?? null,
    archivedAt: archivedAt?.toISOString() ?? null,
  } satisfies ArticleFacts;
}

/** An article as the desk reads it, with its document at its version. */
export function presentArticle(row: StoredArticle, doc: DocJson): ArticleView {
  return {
    ...presentFacts(row),
    provenance: row.provenance as Provenance,
    doc,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Of an article's columns, those that are its fields. */
export function fieldsOf(row: ArticleFields): ArticleFields {
  const { title, byline, outlet, agency, publishedAt, url, language } = row;
  return { title, byline, outlet, agency, publishedAt, url, language };
}

/** A row of the list as the database gives it. */
export interface StoredRow {
  id: string;
  title: string;
  outlet: string;
  agency: string;
  publishedAt: string;
  wordCount: number;
  archivedAt: Date | null;
  updatedAt: Date;
  updatedByName: string;
  state: ReviewState;
  leadName: string | null;
  dueAt: Date | null;
}

/** How many annotations of one kind an article has, and how many of these have an unfinished check. */
export interface KindCount {
  articleId: string;
  kind: AnnotationKind;
  count: number;
  unfinished: number;
}

/** A row of the list with its annotations counted. */
export function presentRow(row: StoredRow, counts: readonly KindCount[]): ArticleRow {
  const annotations: ArticleRow['annotations'] = {};
  let openItems = 0;
  for (const { kind, count, unfinished } of counts) {
    annotations[kind] = count;
    if (isItem(kind)) openItems += unfinished;
  }
  return {
    ...row,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    annotations,
    openItems,
  };
}
