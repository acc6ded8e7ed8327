import { z } from 'zod';
import type { AnnotationKind } from '@/lib/annotations/model';

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

/** An article as the desk reads it. */
export interface ArticleView extends ArticleFields {
  id: string;
  provenance: Provenance;
  doc: DocJson;
  version: number;
  wordCount: number;
  textHash: string;
  archivedAt: string | null;
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
  annotations: Partial<Record<AnnotationKind, number>>;
  /** Items whose check is not finished. */
  openItems: number;
}

export const ARTICLE_SORTS = ['updated', 'title', 'outlet', 'published', 'words'] as const;
export type ArticleSort = (typeof ARTICLE_SORTS)[number];
