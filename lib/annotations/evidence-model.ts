import { z } from 'zod';
import { idSchema } from '@/lib/ids';

export const EVIDENCE_RELATIONS = [
  'supported_by',
  'contradicted_by',
  'qualified_by',
  'mentions_only',
  'quoted_from',
] as const;
export type EvidenceRelation = (typeof EVIDENCE_RELATIONS)[number];
export const PROXIMITIES = ['primary', 'secondary', 'tertiary'] as const;
export const LOCATOR_TYPES = ['page', 'paragraph', 'timestamp', 'section', 'url_fragment', 'cell'] as const;

/** A link from an annotation to a source; the locator type and the locator come together or not at all. */
export interface EvidenceView {
  id: string;
  annotationId: string;
  sourceId: string;
  /** Its source is withheld from whoever reads this: then there is no locator, excerpt or note here, whatever there is. */
  isWithheld: boolean;
  relation: EvidenceRelation;
  proximity: (typeof PROXIMITIES)[number] | null;
  locatorType: (typeof LOCATOR_TYPES)[number] | null;
  locator: string;
  excerpt: string;
  note: string;
  version: number;
  createdAt: string;
  createdById: string;
}

const words = z.string().trim().max(5_000);
const evidenceFields = z.strictObject({
  relation: z.enum(EVIDENCE_RELATIONS),
  proximity: z.enum(PROXIMITIES).nullable(),
  locatorType: z.enum(LOCATOR_TYPES).nullable(),
  locator: z.string().trim().max(300),
  excerpt: words,
  note: words,
});
const locatorTogether = (evidence: { locatorType: string | null; locator: string }) =>
  (evidence.locatorType === null) === (evidence.locator === '');
const locatorMessage = { message: 'Give the locator and what kind it is, or neither.', path: ['locator'] };

/** `id` is made by the client, so that sending the same thing twice makes one. */
export const evidenceInputSchema = evidenceFields
  .extend({ id: idSchema, sourceId: idSchema })
  .refine(locatorTogether, locatorMessage);
export type EvidenceInput = z.infer<typeof evidenceInputSchema>;

/** A change replaces all fields of the link; `version` is the one it was made on. */
export const evidenceChangeSchema = evidenceFields
  .extend({ version: z.int().min(1) })
  .refine(locatorTogether, locatorMessage);
export type EvidenceChange = z.infer<typeof evidenceChangeSchema>;

/** The path of one link to a source. */
export const evidenceParamsSchema = z.object({
  articleId: idSchema,
  annotationId: idSchema,
  evidenceId: idSchema,
});
