import { z } from 'zod';
import type { AnnotationKind } from '@/lib/annotations/kind-model';
import { VERIFICATION_STATUSES } from '@/lib/annotations/model';
import { idSchema } from '@/lib/ids';
import { verdictIdSchema } from '@/lib/review/scale-model';
import type { TextRange } from '@/lib/text/text-range';

/** What a checker can mark without seeing the other: what is to be checked, and that nothing is. */
export const BLIND_KINDS = [
  'claim',
  'quote',
  'attribution',
  'source_citation',
  'entity_check',
  'query',
  'cleared',
] as const satisfies AnnotationKind[];
export type BlindKind = (typeof BLIND_KINDS)[number];

export const DOUBLE_CHECK_STATES = ['marking', 'comparing', 'decided', 'cancelled'] as const;
export type DoubleCheckState = (typeof DOUBLE_CHECK_STATES)[number];

/** Marks of one person in one double check. */
export const MOST_MARKS = 2_000;

const words = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`);

const judgementShape = {
  kind: z.enum(BLIND_KINDS),
  statement: words(300),
  status: z.enum(VERIFICATION_STATUSES),
  /** Of the workspace's scale, for claims. */
  verdict: verdictIdSchema.nullable(),
};
const contentShape = {
  ...judgementShape,
  /** In the text of the double check's version. */
  start: z.int().min(0),
  end: z.int().min(1),
  note: words(500),
};

/** A mark; `id` is made by the client, so that sending the same twice makes one. */
export const blindMarkInputSchema = z.strictObject({ id: idSchema, ...contentShape });
export type BlindMarkInput = z.infer<typeof blindMarkInputSchema>;

/** A mark as a whole, made on the version of it that the person saw. */
export const blindMarkChangeSchema = z.strictObject({ version: z.int().min(1), ...contentShape });
export type BlindMarkChange = z.infer<typeof blindMarkChangeSchema>;

/** What a mark says, wherever it was said. */
export type MarkContent = Omit<BlindMarkInput, 'id'>;

/** A mark as it leaves the server: to its maker, and to the team when both have finished. */
export interface BlindMarkView extends MarkContent {
  id: string;
  userId: string;
  /** The words, as they were marked. */
  exact: string;
  version: number;
}

/** Two different people; the first is shown on the left. */
export const askInputSchema = z.strictObject({
  id: idSchema,
  checkerIds: z
    .tuple([idSchema, idSchema])
    .refine(([one, other]) => one !== other, 'Name two different people.'),
});
export type AskInput = z.infer<typeof askInputSchema>;

/** What everybody of the team may know of a double check, at every time. */
export interface DoubleCheckView {
  id: string;
  articleId: string;
  /** What both mark: the text at this version. */
  version: number;
  textHash: string;
  leftId: string;
  rightId: string;
  askedById: string;
  /** Who closed it. */
  deciderId: string | null;
  state: DoubleCheckState;
  /** Times are UTC, ISO 8601. */
  createdAt: string;
  leftFinishedAt: string | null;
  rightFinishedAt: string | null;
  decidedAt: string | null;
}

/** A double check that waits for a person: to be marked, or to be decided. */
export interface WaitingCheck {
  id: string;
  articleId: string;
  articleTitle: string;
  articleLanguage: string;
  /** The article's; UTC, ISO 8601. */
  dueAt: string | null;
  waitsFor: 'marks' | 'decision';
  leftName: string;
  rightName: string;
  askedByName: string;
  createdAt: string;
}

export const finishSchema = z.strictObject({ finished: z.boolean() });
export const endSchema = z.strictObject({ to: z.enum(['decided', 'cancelled']) });

export const CHOICES = ['left', 'right', 'own'] as const;
export type Choice = (typeof CHOICES)[number];

const ownSchema = z.strictObject({
  ...judgementShape,
  /** Whose words it is about. */
  place: z.enum(['left', 'right']),
});
export type OwnJudgement = z.infer<typeof ownSchema>;

/** What a third decides of marks that stand side by side. Ids are made by the client. */
export const decisionInputSchema = z
  .strictObject({
    id: idSchema,
    annotationId: idSchema,
    commentId: idSchema,
    leftMarkId: idSchema.nullable(),
    rightMarkId: idSchema.nullable(),
    choice: z.enum(CHOICES),
    own: ownSchema.nullable(),
    comment: words(2_000),
  })
  .refine(({ choice, own }) => (choice === 'own') === (own !== null), 'Say what you decide yourself.');
export type DecisionInput = z.infer<typeof decisionInputSchema>;

export interface DecisionView {
  id: string;
  leftMarkId: string | null;
  rightMarkId: string | null;
  choice: Choice;
  /** What stands on the article for it; null: nothing, as was decided or because the words are others now. */
  annotationId: string | null;
  comment: string;
  byId: string;
  at: string;
}

/** A double check with what the reader may see of it. */
export interface DoubleCheckDetail {
  check: DoubleCheckView;
  /** Both have finished: `marks` are of both. Else they are the reader's own, if any. */
  isRevealed: boolean;
  marks: BlindMarkView[];
  decisions: DecisionView[];
  /** By a mark's id, where its words stand in the article's present text; none for words that are others now. Empty unless revealed. */
  places: Record<string, TextRange>;
}

export const doubleCheckParamsSchema = z.object({ articleId: idSchema, doubleCheckId: idSchema });
export const blindMarkParamsSchema = doubleCheckParamsSchema.extend({ blindMarkId: idSchema });
