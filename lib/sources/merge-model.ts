import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import {
  DERIVATIONS,
  sourceFieldsSchema,
  sourceParamsSchema,
  type SourceFieldName,
  type SourceView,
} from '@/lib/sources/model';

const fieldName = sourceFieldsSchema.keyof();

/** What is merged into the source of the path. */
export const mergeBodySchema = z.strictObject({
  id: idSchema,
  goneId: idSchema,
  /** The versions of both that the person compared. */
  keptVersion: z.int().min(1),
  goneVersion: z.int().min(1),
  take: z.array(fieldName).max(100),
});

/** The path of one merge. */
export const sourceMergeParamsSchema = sourceParamsSchema.extend({ sourceMergeId: idSchema });

/** Two sources found to be one. `take` names the fields whose value is the gone one's from now on. */
export const mergeInputSchema = mergeBodySchema
  .extend({ keptId: idSchema })
  .refine(({ keptId, goneId }) => keptId !== goneId, { error: 'Choose two sources.', path: ['goneId'] });
export type MergeInput = z.infer<typeof mergeInputSchema>;

const credit = z.object({ role: z.string(), ordinal: z.number(), agentId: z.string() });
const place = z.object({
  originId: z.string().nullable(),
  derivedFromId: z.string().nullable(),
  derivation: z.enum(DERIVATIONS).nullable(),
});

/** All that went over in a merge, so that it can be undone. */
export const mergeDataSchema = z.object({
  /** Of the kept one: each field that the merge changed. */
  fields: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
  place: z.object({ before: place, after: place }),
  evidenceIds: z.array(z.string()),
  /** Copies with the source and the number that they had. */
  captures: z.array(z.object({ id: z.string(), sourceId: z.string(), number: z.number() })),
  credits: z.object({ kept: z.array(credit), gone: z.array(credit), after: z.array(credit) }),
  /** Sources that derived from the gone one. */
  derivedIds: z.array(z.string()),
});
export type MergeData = z.infer<typeof mergeDataSchema>;

/** A merge as the kept source's page tells of it. */
export interface MergeView {
  id: string;
  keptId: string;
  goneId: string;
  goneTitle: string;
  goneCitationKey: string;
  at: string;
  byId: string;
  /** Null while it stands. */
  undoneAt: string | null;
}

/** What came of undoing a merge: fields that stay as they are, because somebody changed them since. */
export interface UndoneMerge {
  kept: SourceView;
  gone: SourceView;
  stayed: SourceFieldName[];
}
