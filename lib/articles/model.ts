import { z } from 'zod';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import { idSchema } from '@/lib/ids';
import type { ReviewState } from '@/lib/review/model';
import type { ArticlePeople } from '@/lib/review/people-model';

/** What is known about the article beside its text; dates in the precision that the article gives (ISO 8601). */
export const articleFieldsSchema = z.strictObject({
  title: z.string().trim().min(1, 'Give the article a title.').max(500),
  byline: z.string().trim().max(500),
  outlet: z.string().trim().max(300),
  agency: z.string().trim().max(300),
  publishedAt: z
    .string()
    .trim()
    .max(40)
    .regex(
      /^(\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?)?$/,
      'Give the date as 2026-03-14, or 2026-03-14T09:40.',
    ),
  url: z.union([
    z.literal(''),
    z
      .url({ protocol: /^https?$/, error: 'Give an address that begins with http:// or https://.' })
      .max(2_000),
  ]),
  language: z
    .string()
    .trim()
    .max(35)
    .regex(/^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/, 'Give the language as a code such as en or zh-Hant.'),
});
export type ArticleFields = z.infer<typeof articleFieldsSchema>;
export type ArticleFieldName = keyof ArticleFields;

/** Where a field was read, in words for a person: "html meta author", "first line", "typed". */
export type Provenance = Partial<Record<ArticleFieldName, string>>;

/** A node of a document in ProseMirror JSON, of lib/editor/schema. */
export interface DocJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocJson[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

/** What names an article. */
export interface ArticleHead {
  id: string;
  title: string;
  language: string;
}

/** What there is to know of an article beside its text: all of it may change under an open desk. */
export interface ArticleFacts extends ArticleFields, ArticlePeople {
  state: ReviewState;
  archivedAt: string | null;
}

/** An article as the desk reads it. */
export interface ArticleView extends ArticleFacts {
  id: string;
  provenance: Provenance;
  /** At `version`. */
  doc: DocJson;
  version: number;
  /** The article's newest event: what happens after it comes by the event stream. */
  lastEventNumber: number;
  /** As it was counted last: while the text is being written it may be some words behind. */
  wordCount: number;
  textHash: string;
  createdAt: string;
  createdById: string;
  updatedAt: string;
  updatedById: string;
  original: { fileName: string; mediaType: string; encoding: string; sha256: string; size: number } | null;
}

/** An article as a row of the list. */
export interface ArticleRow {
  id: string;
  title: string;
  outlet: string;
  agency: string;
  publishedAt: string;
  wordCount: number;
  archivedAt: string | null;
  updatedAt: string;
  updatedByName: string;
  state: ReviewState;
  /** Who sees to the checking; null when nobody does. */
  leadName: string | null;
  /** By when it is to be signed off. */
  dueAt: string | null;
  annotations: Partial<Record<AnnotationKind, number>>;
  /** Items whose check is not finished. */
  openItems: number;
}

export const ARTICLE_SORTS = ['updated', 'title', 'outlet', 'published', 'words', 'due'] as const;
export type ArticleSort = (typeof ARTICLE_SORTS)[number];
export const SORT_DIRECTIONS = ['asc', 'desc'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];
export const ARTICLE_STATES = ['active', 'archived', 'all'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

// PostgreSQL holds no U+0000, so nothing can match it, and asking would fail.
const asked = z
  .string()
  .trim()
  .max(300)
  .regex(/^[^\0]*$/);
const articleFilters = {
  search: asked,
  sort: z.enum(ARTICLE_SORTS),
  direction: z.enum(SORT_DIRECTIONS),
  state: z.enum(ARTICLE_STATES),
  outlet: asked,
  open: z.enum(['yes', 'no', '']),
  mine: z.enum(['yes', '']),
};

/**
 * What the list of articles can be asked, as it stands in an address; each part may be left out. `open`: with (yes) or
 * without (no) items whose check is not finished. `mine`: those that one leads, reviews or writes. The direction of a sort that is not given is that sort's usual one.
 */
export const articleListQuerySchema = z
  .strictObject({
    ...articleFilters,
    cursor: z.string().max(2_000),
    limit: z.coerce.number().int().min(1).max(100),
  })
  .partial();
export type ArticleListQuery = z.infer<typeof articleListQuerySchema>;

/** One page of the list; a cursor is null where there is no further page on that side. */
export interface ArticlePage {
  items: ArticleRow[];
  nextCursor: string | null;
  previousCursor: string | null;
}

/** What was imported, as it came. */
export interface OriginalInput {
  fileName: string;
  mediaType: string;
  encoding: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** `id` is made by the client, so that sending the same thing twice makes one. */
export interface ArticleInput {
  id: string;
  fields: ArticleFields;
  provenance: Provenance;
  /** Checked by the command; anything may come in. */
  doc: unknown;
  original: OriginalInput | null;
}

const { shape } = articleFieldsSchema;
const change = <T extends z.ZodType<string>>(to: T) => z.strictObject({ from: z.string().max(3_000), to });

/** Changes of single fields, each with the value it was made on: one that somebody else changed meanwhile is a conflict. */
export const articleChangesSchema = z
  .strictObject({
    title: change(shape.title),
    byline: change(shape.byline),
    outlet: change(shape.outlet),
    agency: change(shape.agency),
    publishedAt: change(shape.publishedAt),
    url: change(shape.url),
    language: change(shape.language),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'There is nothing to change.');
export type ArticleChanges = z.infer<typeof articleChangesSchema>;

/** One field that somebody else changed meanwhile; carried by the problem document of a conflict as `conflicts`. */
export interface ArticleFieldConflict {
  field: ArticleFieldName;
  yours: string;
  theirs: string;
}

/** The body of a PATCH: either fields, or into or out of the archive. */
export const articlePatchSchema = z.union([
  z.strictObject({ changes: articleChangesSchema }),
  z.strictObject({ archived: z.boolean() }),
]);

/** The path of everything under one article. */
export const articleParamsSchema = z.object({ articleId: idSchema });
