import { z } from 'zod';
import { capturePlaceSchema } from '@/lib/captures/model';
import { idSchema } from '@/lib/ids';

/** The most passages that are told at once. */
const MOST_HITS = 50;

/** Words of a kept copy that may speak of what an annotation says. */
export const passageHitSchema = z.object({
  captureId: idSchema,
  sourceId: idSchema,
  sourceTitle: z.string(),
  citationKey: z.string(),
  /** Counts the copies of the source from 1. */
  copyNumber: z.int().min(1),
  /** When the copy was kept: UTC, ISO 8601. */
  copiedAt: z.string(),
  /** Offsets in the copy's text, UTF-16 units, half open. */
  start: z.int().min(0),
  end: z.int().min(1),
  /** The words from `start` to `end`. */
  excerpt: z.string(),
  /** What matches in the excerpt: offsets in it, ordered and disjoint. */
  marks: z.array(z.object({ start: z.int().min(0), end: z.int().min(1) })),
  /** BCP 47 language of the copy; empty when unknown. */
  language: z.string(),
  /** The page, cue or section that the passage stands in; null where the copy knows none. */
  place: capturePlaceSchema.nullable(),
  /** 0 to 1: how much of what was looked for stands there, names and figures counting more. */
  score: z.number().min(0).max(1),
  /** Why it was found, in words: "the figures 12.4 and 2025". */
  reasons: z.array(z.string()),
  /** Whether the annotation is linked to words of this passage already. */
  isLinked: z.boolean(),
});
export type PassageHit = z.infer<typeof passageHitSchema>;

/** The likeliest passages, the likeliest first. */
export const passageAnswerSchema = z.object({
  items: z.array(passageHitSchema),
  /** Copies with text that the actor may see, in the whole workspace or of the one source that was asked for. */
  copies: z.int().nonnegative(),
  /** Looking took too long and was ended: there may be others. */
  isCut: z.boolean(),
});
export type PassageAnswer = z.infer<typeof passageAnswerSchema>;

/** What can be asked: how many passages, and of one source only. */
export const passageQuerySchema = z
  .strictObject({ limit: z.coerce.number().int().min(1).max(MOST_HITS), sourceId: idSchema })
  .partial();
export type PassageQuery = z.infer<typeof passageQuerySchema>;
