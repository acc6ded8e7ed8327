import { z } from 'zod';
import { ANCHOR_ROLES, PLACEMENTS } from '@/lib/annotations/model';
import { idSchema } from '@/lib/ids';

/** Steps that one batch may have, and that one answer has at most. */
export const MOST_STEPS = 2_000;
export const MOST_STEPS_READ = 1_000;
/** Bytes of a batch: a long article pasted at once fits. */
export const MAX_BATCH_BYTES = 12_000_000;

/** Steps for the text at `version`, from the page `clientId`; what each holds is checked against the schema of documents. */
export const stepsInputSchema = z.strictObject({
  version: z.int().min(0),
  clientId: idSchema,
  steps: z.array(z.record(z.string(), z.unknown())).min(1).max(MOST_STEPS),
});
export type StepsInput = z.infer<typeof stepsInputSchema>;

/** One step of the log: with it the text goes to `version` from the one before. */
export interface StepView {
  version: number;
  /** ProseMirror step in JSON. */
  step: Record<string, unknown>;
  clientId: string;
}

/**
 * What became of a batch. `steps` are those after the version that was asked for, the page's own included, oldest first and at most
 * `MOST_STEPS_READ`; a page that was behind rebases over them and sends again.
 */
export interface StepsAnswer {
  accepted: boolean;
  /** The text's version now. */
  version: number;
  steps: StepView[];
}

/** Without `after`, from the beginning. */
export const stepsQuerySchema = z.strictObject({ after: z.coerce.number().int().min(0).default(0) });

/** Where an anchor is after a batch, if that is not simply where its ends were taken by the steps. */
export const touchedAnchorSchema = z.object({
  annotationId: idSchema,
  role: z.enum(ANCHOR_ROLES),
  ordinal: z.int(),
  start: z.int(),
  end: z.int(),
  placement: z.enum(PLACEMENTS),
});
export type TouchedAnchor = z.infer<typeof touchedAnchorSchema>;

/** The data of an `article.edited` event: the text went from one version to another. `touched` null: too many to tell, read them again. */
export const editedDataSchema = z.object({
  from: z.int(),
  to: z.int(),
  touched: z.array(touchedAnchorSchema).nullable(),
});
export type EditedData = z.infer<typeof editedDataSchema>;
