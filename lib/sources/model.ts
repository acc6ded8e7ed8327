import { z } from 'zod';
import type { EvidenceRelation } from '@/lib/annotations/evidence-model';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import type { VerificationStatus } from '@/lib/annotations/model';
import { idSchema } from '@/lib/ids';

/** Kinds of source: CSL types (domain.md 1.6). */
export const SOURCE_KINDS = [
  'article-newspaper',
  'article-magazine',
  'article-journal',
  'webpage',
  'post',
  'report',
  'dataset',
  'book',
  'chapter',
  'broadcast',
  'speech',
  'hearing',
  'legal_case',
  'legislation',
  'interview',
  'personal_communication',
  'document',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

const line = z.string().trim().max(500);
const date = z
  .string()
  .trim()
  .max(40)
  .regex(
    /^(\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?)?$/,
    'Give the date as 2026-03-14.',
  );

/** What a person says of a source. Only http and https addresses are taken. */
export const sourceFieldsSchema = z.strictObject({
  kind: z.enum(SOURCE_KINDS),
  title: line.min(1, 'Give the source a title.'),
  authors: z.array(z.string().trim().min(1).max(300)).max(100),
  containerTitle: line,
  agency: line,
  publisher: line,
  issued: date,
  accessedAt: date,
  url: z.union([
    z.literal(''),
    z
      .url({ protocol: /^https?$/, error: 'Give an address that begins with http:// or https://.' })
      .max(2_000),
  ]),
  note: z.string().trim().max(5_000),
});
export type SourceFields = z.infer<typeof sourceFieldsSchema>;

/** `id` is made by the client, so that sending the same thing twice makes one. */
export const sourceInputSchema = sourceFieldsSchema.extend({ id: idSchema });
export type SourceInput = z.infer<typeof sourceInputSchema>;

/** A change replaces all fields; `version` is the one it was made on. */
export const sourceChangeSchema = sourceFieldsSchema.extend({ version: z.int().min(1) });
export type SourceChange = z.infer<typeof sourceChangeSchema>;

/** A source as it leaves the server. */
export interface SourceView extends SourceFields {
  id: string;
  /** Stable and unique in the workspace, ASCII: maren2026. */
  citationKey: string;
  version: number;
  createdAt: string;
  createdById: string;
  updatedAt: string;
  updatedById: string;
}

/** What the list of sources can be asked, as it stands in an address; `search` looks for every word anywhere. */
export const sourceListQuerySchema = z
  .strictObject({
    search: z.string().trim().max(300),
    cursor: z.string().max(100),
    limit: z.coerce.number().int().min(1).max(100),
  })
  .partial();
export type SourceListQuery = z.infer<typeof sourceListQuerySchema>;

/** One page of the list, the one changed last first; the cursor is null on the last page. */
export interface SourcePage {
  items: SourceView[];
  nextCursor: string | null;
}

/** A place where a source is evidence. */
export interface SourceUse {
  evidenceId: string;
  relation: EvidenceRelation;
  articleId: string;
  articleTitle: string;
  annotationId: string;
  kind: AnnotationKind;
  status: VerificationStatus;
  /** The words that the annotation stands on, its ranges joined by an ellipsis; empty without a range. */
  words: string;
}

/** The path of everything under one source. */
export const sourceParamsSchema = z.object({ sourceId: idSchema });
