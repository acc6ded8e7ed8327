import { z } from 'zod';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { VERIFICATION_STATUSES } from '@/lib/annotations/model';
import type { DocJson } from '@/lib/articles/model';
import { idSchema } from '@/lib/ids';
import { comparisonSchema, fateSchema } from '@/lib/versions/new-version-rules';

/** Without a step for so long a sitting is over. */
const SITTING_MS = 10 * 60_000;
/** Sittings that a page of the history has at most. */
export const MOST_SITTINGS = 50;
/** Steps that one page of the history reads at most. */
export const MOST_STEPS_A_PAGE = 1_000;
/** Steps that are followed back to say who wrote words. */
export const MOST_STEPS_BACK = 5_000;

const version = z.coerce.number().int().min(0).max(2_147_483_647);
const when = z.iso.datetime();

export const historyQuerySchema = z.strictObject({ cursor: version.optional() });
/** Without them, from how the text began to how it is. */
export const compareQuerySchema = z.strictObject({ from: version, to: version }).partial();
export const versionParamsSchema = z.object({
  articleId: idSchema,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
/** Without a range, all of the text; without a version, as it is now. */
export const wordsQuerySchema = z.strictObject({ start: version, end: version, version }).partial();
export type WordsQuery = z.infer<typeof wordsQuerySchema>;

/** One piece of words that were dropped or added. */
const excerptSchema = z.array(z.object({ op: z.enum(['drop', 'add']), text: z.string() }));

/** What one person did without a longer pause: with it the text went from one version to another. */
export const sittingSchema = z.object({
  kind: z.literal('sitting'),
  from: z.int(),
  to: z.int(),
  authorId: idSchema,
  /** Whose proposals were accepted in it. */
  proposedByIds: z.array(idSchema),
  startedAt: when,
  endedAt: when,
  /** Words. */
  added: z.int(),
  dropped: z.int(),
  excerpt: excerptSchema,
});
export type Sitting = z.infer<typeof sittingSchema>;

/** A version with a name. */
const revisionSchema = z.object({
  kind: z.literal('revision'),
  id: idSchema,
  version: z.int(),
  name: z.string(),
  textHash: z.string(),
  at: when,
  byId: idSchema,
});

/** How the text began. */
const importedSchema = z.object({
  kind: z.literal('imported'),
  version: z.literal(0),
  textHash: z.string(),
  at: when,
  byId: idSchema,
});

/** A page of the history, the newest first; the cursor is null where it has begun. */
export const historyPageSchema = z.object({
  items: z.array(z.discriminatedUnion('kind', [sittingSchema, revisionSchema, importedSchema])),
  nextCursor: z.int().nullable(),
  /** The version that the text is at. */
  version: z.int(),
});
export type HistoryPage = z.infer<typeof historyPageSchema>;
export type HistoryItem = HistoryPage['items'][number];

/** Two versions side by side, with the annotations where they stand, or would stand, in each. */
export const versionComparisonSchema = z.object({
  from: z.int(),
  to: z.int(),
  version: z.int(),
  comparison: comparisonSchema,
  marks: z.object({
    left: z.array(fateSchema.pick({ annotationId: true, kind: true, to: true, placement: true })),
    right: z.array(fateSchema.pick({ annotationId: true, kind: true, to: true, placement: true })),
  }),
});
export type VersionComparison = z.infer<typeof versionComparisonSchema>;

/** A document as it was at a version. */
export interface VersionView {
  version: number;
  current: number;
  doc: DocJson;
  textHash: string;
}

/** Who wrote a piece of a range: when it was written, or brought in, or, before what was looked at, nobody knows. */
const writtenSchema = z.object({
  start: z.int(),
  end: z.int(),
  words: z.string(),
  origin: z.enum(['written', 'imported', 'older']),
  byId: idSchema.nullable(),
  proposedById: idSchema.nullable(),
  at: when.nullable(),
  version: z.int(),
});
export type WrittenWords = z.infer<typeof writtenSchema>;

/** The pieces of a range by who wrote them, and the checks of what is on it. */
export const wordsHistorySchema = z.object({
  pieces: z.array(writtenSchema),
  /** The steps after this version were looked at. */
  lookedBackTo: z.int(),
  checks: z.array(
    z.object({
      annotationId: idSchema,
      kind: z.enum(ANNOTATION_KINDS),
      status: z.enum(VERIFICATION_STATUSES),
      isFinished: z.boolean(),
      /** Who finished it and when; null when it is not finished. */
      byId: idSchema.nullable(),
      at: when.nullable(),
    }),
  ),
});
export type WordsHistory = z.infer<typeof wordsHistorySchema>;

/** What is known of a step without the step. */
export interface StepFacts {
  version: number;
  authorId: string;
  proposedById: string | null;
  createdAt: Date;
}

/** Whether a step belongs to the sitting of the one right before it. */
function isSameSitting(before: StepFacts, step: StepFacts): boolean {
  return (
    step.authorId === before.authorId && step.createdAt.getTime() - before.createdAt.getTime() < SITTING_MS
  );
}

/**
 * Steps, the newest first, as sittings, the newest first. No sitting goes on over a version with a name.
 */
export function groupSittings(steps: readonly StepFacts[], named: ReadonlySet<number>): StepFacts[][] {
  const sittings: StepFacts[][] = [];
  let next: StepFacts | undefined;
  for (const step of steps) {
    if (next && isSameSitting(step, next) && !named.has(step.version)) sittings.at(-1)?.push(step);
    else sittings.push([step]);
    next = step;
  }
  return sittings;
}
