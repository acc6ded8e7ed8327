import { z } from 'zod';
import { VERIFICATION_STATUSES } from '@/lib/annotations/model';
import { idSchema } from '@/lib/ids';

/** A claim in another article that has a verdict, and why. */
const earlierRatingSchema = z.object({
  annotationId: idSchema,
  articleId: idSchema,
  articleTitle: z.string(),
  outlet: z.string(),
  /** As the article gives it. */
  publishedAt: z.string(),
  isArchived: z.boolean(),
  /** Where its check stands: a verdict may be one that is not settled. */
  status: z.enum(VERIFICATION_STATUSES),
  verdict: z.string(),
  rationale: z.string(),
  statement: z.string(),
  /** The words that it stands on. */
  words: z.string(),
  /** When it was checked, or changed last (UTC, ISO 8601). */
  ratedAt: z.string(),
});
export type EarlierRating = z.infer<typeof earlierRatingSchema>;

/** How claims of one person or organisation were rated: how many by verdict, and the newest. */
const speakerRatingsSchema = z.object({
  agentId: idSchema,
  name: z.string(),
  counts: z.array(z.object({ verdict: z.string(), claims: z.number() })),
  items: z.array(earlierRatingSchema),
});

/** How this speaker, and claims like this one, were rated before, in other articles. */
export const earlierRatingsSchema = z.object({
  speakers: z.array(speakerRatingsSchema),
  /** The likest first; none of them stands with a speaker too. */
  similar: z.array(earlierRatingSchema),
  /** Looking for similar ones took too long and was ended. */
  isCut: z.boolean(),
});
export type EarlierRatings = z.infer<typeof earlierRatingsSchema>;
