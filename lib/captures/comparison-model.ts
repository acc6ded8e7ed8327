import { z } from 'zod';
import { EVIDENCE_RELATIONS } from '@/lib/evidence/model';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { captureViewSchema } from '@/lib/captures/model';
import { idSchema } from '@/lib/ids';
import { comparisonSchema } from '@/lib/versions/new-version-rules';

/** Which copies of a source are compared; without them, the one before the newest with the newest. */
export const copyCompareQuerySchema = z.strictObject({ from: idSchema, to: idSchema }).partial();
export type CopyCompareQuery = z.infer<typeof copyCompareQuerySchema>;

const range = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

/** A passage that a claim or quote rests on, and what became of it in the newer of two copies. */
export const citedPassageSchema = z.object({
  evidenceId: idSchema,
  annotationId: idSchema,
  articleId: idSchema,
  articleTitle: z.string(),
  kind: z.enum(ANNOTATION_KINDS),
  relation: z.enum(EVIDENCE_RELATIONS),
  /** The copy that it was found in, by its number. */
  captureNumber: z.int().min(1),
  words: z.string(),
  placement: z.enum(['placed', 'moved', 'changed', 'ambiguous', 'orphaned']),
  /** Its place and words there; null and empty when it is gone, or nobody can tell which place is meant. */
  place: range.nullable(),
  wordsNow: z.string(),
  /** Where it stands in the older of the two copies; null when it was found in yet another one. */
  from: range.nullable(),
});
export type CitedPassage = z.infer<typeof citedPassageSchema>;

/** Two copies of one source side by side. */
export const copyComparisonSchema = z.object({
  from: captureViewSchema,
  to: captureViewSchema,
  comparison: comparisonSchema,
  /** Passages that annotations rest on, as they stand in the older text. */
  cited: z.array(citedPassageSchema),
});
export type CopyComparison = z.infer<typeof copyComparisonSchema>;
