import { z } from 'zod';
import { ANNOTATION_KINDS, type AnnotationKind } from '@/lib/annotations/kind-model';
import { PRIORITIES, type Priority, type VerificationStatus } from '@/lib/annotations/model';
import type { Role } from '@/lib/auth/actor';
import { isItem } from '@/lib/annotations/rules';
import { idSchema } from '@/lib/ids';
import type { ReviewState } from '@/lib/review/model';

/** Why an item waits for a person: it is theirs, it asks them as the author, or somebody else's check wants a second one. */
export const WORK_REASONS = ['assigned', 'query', 'second_check'] as const;
export type WorkReason = (typeof WORK_REASONS)[number];

/** Kinds of what is to be checked. */
export const ITEM_KINDS = ANNOTATION_KINDS.filter(isItem);

/** Items that are given to somebody at once. */
export const MOST_ASSIGNED = 500;

/** An item as a row of a list of work. */
export interface WorkItem {
  id: string;
  articleId: string;
  articleTitle: string;
  articleLanguage: string;
  kind: AnnotationKind;
  status: VerificationStatus;
  /** Its words are no longer those that were marked, or have lost their place. */
  hasOtherWords: boolean;
  priority: Priority;
  /** The words that it stands on, or what it asks; at most 300 units of them, and empty for the whole article. */
  words: string;
  assigneeId: string | null;
  /** The earlier of the article's due time and the query's own, in the precision that each has; null without any. */
  due: string | null;
  /** Empty in a list of what can be assigned. */
  why: WorkReason[];
}

/** One page of items; a cursor is null where there is no further page on that side. */
export interface WorkPage {
  items: WorkItem[];
  nextCursor: string | null;
  previousCursor: string | null;
}

/** An open article that a person leads, reviews or writes, and how it stands for them. */
export interface WorkArticle {
  id: string;
  title: string;
  language: string;
  state: ReviewState;
  dueAt: string | null;
  isLead: boolean;
  isAuthor: boolean;
  isReviewer: boolean;
  /** They have approved it as it stands. */
  hasSigned: boolean;
  /** Items whose check is not finished. */
  openItems: number;
  /** Queries to its author that have no answer. */
  openQueries: number;
}

/** How much a member has on their desk, in articles that are being worked on. */
export interface LoadRow {
  userId: string;
  name: string;
  role: Role;
  openItems: number;
  /** Of these, how many are overdue. */
  overdueItems: number;
  articlesLed: number;
  /** Articles in review that they have been asked to review and have not approved. */
  reviewsWaiting: number;
}

const paging = { cursor: z.string().max(2_000), limit: z.coerce.number().int().min(1).max(100) };
const narrowed = { kind: z.enum(['', ...ITEM_KINDS]), priority: z.enum(['', ...PRIORITIES]) };

/** What one's own work can be asked, as it stands in an address; each part may be left out. */
export const workQuerySchema = z
  .strictObject({ why: z.enum(['', ...WORK_REASONS]), ...narrowed, ...paging })
  .partial();
export type WorkQuery = z.infer<typeof workQuerySchema>;

/** What the list of what can be assigned can be asked. `to`: whose items, `nobody` for those of nobody. */
export const assignQuerySchema = z
  .strictObject({
    article: z.union([z.literal(''), idSchema]),
    to: z.union([z.literal(''), z.literal('nobody'), idSchema]),
    ...narrowed,
    ...paging,
  })
  .partial();
export type AssignQuery = z.infer<typeof assignQuerySchema>;

/** Items to be given to somebody, or to nobody, each with whom the person saw it assigned to. */
export const assignInputSchema = z.strictObject({
  items: z
    .array(z.strictObject({ id: idSchema, from: idSchema.nullable() }))
    .min(1, 'Choose at least one item.')
    .max(MOST_ASSIGNED, `Assign at most ${MOST_ASSIGNED} items at once.`)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'Name each item once.'),
  assigneeId: idSchema.nullable(),
});
export type AssignInput = z.infer<typeof assignInputSchema>;

/** What became of each: given as asked, now or before; somebody else's meanwhile, or on an article that is closed; not there. */
export const assignResultSchema = z.object({
  assigned: z.array(idSchema),
  conflicts: z.array(
    z.object({
      id: idSchema,
      reason: z.enum(['reassigned', 'closed']),
      /** Whose it is. */
      assigneeId: idSchema.nullable(),
    }),
  ),
  missing: z.array(idSchema),
});
export type AssignResult = z.infer<typeof assignResultSchema>;
