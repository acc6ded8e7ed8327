import { z } from 'zod';
import { idSchema } from '@/lib/ids';

// Reviewers that one article has at most.
const MOST_REVIEWERS = 20;

/** A moment that a person set: UTC, ISO 8601, to the millisecond, in years that people plan for. */
const dueSchema = z.iso
  .datetime({ error: 'Give a day and a time.' })
  .regex(/^2\d{3}-/, 'Give a time after the year 2000.')
  .transform((at) => new Date(at).toISOString());

/** In the order of their ids, each once. */
const reviewersSchema = z
  .array(idSchema)
  .max(MOST_REVIEWERS, `An article has at most ${MOST_REVIEWERS} reviewers.`)
  .refine((ids) => new Set(ids).size === ids.length, 'Name each reviewer once.')
  .transform((ids) => ids.toSorted());

/** Who sees to an article and who writes it, and by when it is due. */
export const articlePeopleSchema = z.strictObject({
  /** Who sees to the checking and hands it in. */
  leadId: idSchema.nullable(),
  reviewerIds: reviewersSchema,
  /** By when it is to be signed off; null: nobody has said. */
  dueAt: dueSchema.nullable(),
  /** Who may write in the text whatever their role. */
  authorId: idSchema.nullable(),
});
export type ArticlePeople = z.infer<typeof articlePeopleSchema>;
export type PeopleField = keyof ArticlePeople;
export const PEOPLE_FIELDS = articlePeopleSchema.keyof().options;

const { shape } = articlePeopleSchema;
const change = <T extends z.ZodType>(value: T) => z.strictObject({ from: value, to: value });

/** Changes of single fields, each with the value it was made on: one that somebody else changed meanwhile is a conflict. */
export const peopleChangesSchema = z
  .strictObject({
    leadId: change(shape.leadId),
    reviewerIds: change(shape.reviewerIds),
    dueAt: change(shape.dueAt),
    authorId: change(shape.authorId),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'There is nothing to change.');
export type PeopleChanges = z.infer<typeof peopleChangesSchema>;

export const peoplePatchSchema = z.strictObject({ changes: peopleChangesSchema });

/** One field that somebody else changed meanwhile; carried by the problem document of a conflict as `conflicts`. */
export interface PeopleConflict {
  field: PeopleField;
  yours: ArticlePeople[PeopleField];
  theirs: ArticlePeople[PeopleField];
}
