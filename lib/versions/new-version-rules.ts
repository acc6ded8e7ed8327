import { z } from 'zod';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { ANCHOR_ROLES, PLACEMENTS, VERIFICATION_STATUSES, type Placement } from '@/lib/annotations/model';
import type { DocJson } from '@/lib/articles/model';
import { idSchema } from '@/lib/ids';
import { PIECE_OPS } from '@/lib/versions/comparison-rules';

const offset = z.int().min(0).max(2_147_483_647);
const blockSchema = z.object({ start: offset, end: offset, kind: z.string() });

/** Two texts side by side, as they leave the server; `compareBlocks` says what is in it. */
export const comparisonSchema = z.object({
  rows: z.array(
    z.object({
      left: blockSchema.nullable(),
      right: blockSchema.nullable(),
      pieces: z.array(z.object({ op: z.enum(PIECE_OPS), text: z.string() })),
    }),
  ),
  added: z.int(),
  dropped: z.int(),
  moved: z.int(),
});

const wordsAround = { prefix: z.string(), words: z.string(), suffix: z.string() };

/** What becomes of one range of an annotation. Long words are cut, and those of ranges that simply stay are left out. */
export const fateSchema = z.object({
  annotationId: idSchema,
  kind: z.enum(ANNOTATION_KINDS),
  status: z.enum(VERIFICATION_STATUSES),
  role: z.enum(ANCHOR_ROLES),
  ordinal: z.int(),
  was: z.enum(PLACEMENTS),
  placement: z.enum(PLACEMENTS),
  score: z.number(),
  /** In the old text; empty when it had no place there. */
  from: z.object({ start: offset, end: offset }),
  /** In the new text; empty when it has none there. */
  to: z.object({ start: offset, end: offset }),
  /** The words that the annotation is about. */
  exact: z.string(),
  /** Those in its place in the new text. */
  words: z.string(),
  candidates: z.array(z.object({ start: offset, end: offset, score: z.number(), ...wordsAround })),
});
export type FateView = z.infer<typeof fateSchema>;

/** What a new version would be and do; nothing of it is kept. */
export const newVersionPreviewSchema = z.object({
  baseVersion: z.int(),
  doc: z.custom<DocJson>((value) => typeof value === 'object' && value !== null && 'type' in value),
  warnings: z.array(z.string()),
  /** Whether anything at all would change. */
  isSame: z.boolean(),
  /** Whether bold, links, headings and the like would change, somewhere. */
  isReformatted: z.boolean(),
  comparison: comparisonSchema,
  fates: z.array(fateSchema),
});
export type NewVersionPreview = z.infer<typeof newVersionPreviewSchema>;

/** Ranges of annotations that one request may place by hand. */
const MOST_CHOICES = 5_000;

const choiceSchema = z.strictObject({
  annotationId: idSchema,
  role: z.enum(ANCHOR_ROLES),
  ordinal: z.int().min(0).max(10_000),
  /** In the new text; null lets the range go. */
  place: z.strictObject({ start: offset, end: offset }).nullable(),
});
export type PlaceChoice = z.infer<typeof choiceSchema>;

const nameSchema = z.string().trim().min(1, 'Give it a name.').max(200);

/** `id` is made by the browser, so that sending twice brings it in once. */
export const newVersionInputSchema = z.strictObject({
  id: idSchema,
  /** The version of the text that it was compared with. */
  baseVersion: offset,
  doc: z.record(z.string(), z.unknown()),
  choices: z.array(choiceSchema).max(MOST_CHOICES),
  name: nameSchema.optional(),
});
export type NewVersionInput = z.infer<typeof newVersionInputSchema>;

/** `id` as in `newVersionInputSchema`. */
export const restoreInputSchema = z.strictObject({ id: idSchema, baseVersion: offset });
export const revisionInputSchema = z.strictObject({ id: idSchema, version: offset, name: nameSchema });
export type RevisionInput = z.infer<typeof revisionInputSchema>;

/** The text's version after a write, and whether this request made it. */
export const writtenVersionSchema = z.object({ version: z.int(), created: z.boolean() });
export type WrittenVersion = z.infer<typeof writtenVersionSchema>;

/** The worst first: what nobody sees any more, what could be several, what says something else. */
export const FATE_ORDER: readonly Placement[] = ['orphaned', 'ambiguous', 'changed', 'moved', 'placed'];
