import { z } from 'zod';
import type { AgentRef, AgentRole } from '@/lib/agents/model';
import type { ThreadSummary } from '@/lib/annotations/comment-model';
import type { EvidenceView } from '@/lib/evidence/model';
import {
  ANNOTATION_KINDS,
  DECISIONS,
  type AnnotationKind,
  type FieldsOf,
} from '@/lib/annotations/kind-model';
import type { SourceLineage } from '@/lib/evidence/lineage-rules';
import { idSchema } from '@/lib/ids';
import type { CitedSource } from '@/lib/sources/model';

export const VERIFICATION_STATUSES = [
  'unchecked',
  'in_progress',
  'verified',
  'verified_with_change',
  'needs_source',
  'awaiting_reply',
  'disputed',
  'unverifiable',
  'not_checkable',
] as const;
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'legal'] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * Who sees an annotation: `public`, the readers of the public report too; `team`, who works on the article, its guests among them unless the
 * kind is the team's own; `restricted`, the members of the workspace, and no file that leaves it.
 */
export const VISIBILITIES = ['public', 'team', 'restricted'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const ANCHOR_ROLES = ['content', 'cue', 'source'] as const;
export type AnchorRole = (typeof ANCHOR_ROLES)[number];

/** Where an anchor is, and how sure that is; lib/anchoring README. `ambiguous` and `orphaned` have no place: their range is empty. */
export const PLACEMENTS = ['placed', 'moved', 'changed', 'ambiguous', 'orphaned'] as const;
export type Placement = (typeof PLACEMENTS)[number];

export const FLAGS = [
  'citation_needed',
  'failed_verification',
  'verification_needed',
  'attribution_needed',
  'vague_attribution',
  'single_source',
  'circular_sourcing',
  'wire_not_confirmed',
  'primary_needed',
  'better_source_needed',
  'self_interested_source',
  'page_or_time_needed',
  'dead_link',
  'outdated',
  'when',
  'calculation_error',
  'quote_mismatch',
  'context_missing',
  'legal_risk',
  'privacy_risk',
  'translation_unverified',
] as const;
export type FlagName = (typeof FLAGS)[number];

/** Offsets in the projected text of the article, UTF-16 units, half open. */
export const rangeSchema = z
  .strictObject({
    role: z.enum(ANCHOR_ROLES),
    start: z.int().min(0),
    end: z.int().min(1),
  })
  .refine((range) => range.end > range.start, 'A range must hold at least one character.');
export type RangeInput = z.infer<typeof rangeSchema>;

/** A range as it can stand: one that has lost its place is empty. */
export const standingRangeSchema = z.strictObject({
  role: z.enum(ANCHOR_ROLES),
  start: z.int().min(0),
  end: z.int().min(0),
});
/** The ranges of an annotation that is there; what is wrong with them is said by `checkRanges`. */
export const standingRangesSchema = z.array(standingRangeSchema).max(50);

/** In a list of ranges, those of one role are ordered and disjoint; ranges of different roles may overlap. */
const rangesSchema = z.array(rangeSchema).max(50);

export const flagSchema = z.strictObject({ name: z.enum(FLAGS), reason: z.string().trim().max(300) });
export type FlagInput = z.infer<typeof flagSchema>;

/** Each flag at most once. */
export const flagsSchema = z
  .array(flagSchema)
  .refine((flags) => new Set(flags.map((flag) => flag.name)).size === flags.length, 'Set each flag once.');

/** Each tag at most once. */
export const tagsSchema = z
  .array(z.string().trim().min(1, 'A tag must have a letter.').max(60))
  .max(30)
  .refine((tags) => new Set(tags).size === tags.length, 'Give each tag once.');

export interface Flag extends FlagInput {
  byId: string;
  /** UTC, ISO 8601. */
  at: string;
}

/**
 * One range where it is now, with the quote that it means: the words that it was made on or last confirmed on. Without a place
 * (`ambiguous`, `orphaned`) start and end are where the words were.
 */
export interface Range extends RangeInput {
  exact: string;
  prefix: string;
  suffix: string;
  placement: Placement;
}

interface AnnotationBase {
  id: string;
  articleId: string;
  status: VerificationStatus;
  priority: Priority;
  assigneeId: string | null;
  flags: Flag[];
  tags: string[];
  visibility: Visibility;
  /**
   * In order of role (content, cue, source), then of the places that they had when they were last written: ranges can pass each other when
   * the text is moved. Empty: about the whole article.
   */
  ranges: Range[];
  /** The article's version in which the ranges count. */
  textVersion: number;
  version: number;
  createdAt: string;
  createdById: string;
  updatedAt: string;
  updatedById: string;
  thread: ThreadSummary;
  evidence: EvidenceView[];
  /** Who those are that it names; the names as they were written down are fields. */
  agents: NamedAgents;
  /** Why it counts as verified with less evidence than the workspace asks for; null when nothing had to be said. */
  override: Override | null;
  /** Who finished its check, or confirmed it last; null while it is not finished. */
  check: CheckRecord | null;
  /** Who looked after whoever checked it; never the same person. */
  secondCheck: CheckRecord | null;
}

/** Who checked, and when (UTC, ISO 8601). */
export interface CheckRecord {
  byId: string;
  at: string;
}

/** A written reason, and who gave it when (UTC, ISO 8601). */
export interface Override {
  reason: string;
  byId: string;
  at: string;
}

/** Who stands in an annotation as what; roles that are not known are not there. */
export type NamedAgents = Partial<Record<AgentRole, AgentRef>>;

/** An annotation as it leaves the server; the kind tells its fields. */
export type AnnotationView = {
  [K in AnnotationKind]: AnnotationBase & { kind: K; fields: FieldsOf<K> };
}[AnnotationKind];

/** `id` is made by the client, so that sending the same thing twice makes one. */
export const annotationInputSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(ANNOTATION_KINDS),
  /** The article's version that the offsets count in. */
  articleVersion: z.int().min(0),
  ranges: rangesSchema,
  status: z.enum(VERIFICATION_STATUSES).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
});
export type AnnotationInput = z.infer<typeof annotationInputSchema>;

/** What a person saw under each range, in the order of the ranges; empty for one without a place. */
const seenWords = z.array(z.string().max(1_000_000)).max(50);

/** Why a claim counts as verified all the same. */
export const overrideReasonSchema = z
  .string()
  .trim()
  .min(3, 'Give the reason in at least 3 characters.')
  .max(1_000, 'Give the reason in at most 1,000 characters.');

/**
 * Changes of single fields, each with the value it was made on (`from`). A field whose stored value is neither
 * `from` nor `to` is a conflict: nothing is written and both values are told. Keys: status, priority, assigneeId, flags, tags, visibility,
 * ranges, `fields.NAME` for a field of the kind (absent is null), and `agents.ROLE` for the id of who stands in that role, or null.
 */
export const annotationChangesSchema = z.strictObject({
  /** The article's version that offsets in `ranges` count in. */
  articleVersion: z.int().min(0),
  changes: z
    .record(
      z.string().max(60),
      // `words`, with a finished status: what was checked, where that is not what was marked.
      z.strictObject({ from: z.unknown(), to: z.unknown(), words: seenWords.optional() }),
    )
    .refine((changes) => Object.keys(changes).length > 0, 'There is nothing to change.'),
  /** With a status that says that a claim is accurate: why, where its evidence is less than the workspace asks for. */
  overrideReason: overrideReasonSchema.optional(),
});
export type AnnotationChanges = z.infer<typeof annotationChangesSchema>;

/** Says that the words as they are now are those that the annotation means. */
export const confirmSchema = z.strictObject({
  /** The article's version that the page showed. */
  articleVersion: z.int().min(0),
  words: seenWords,
});
export type Confirmation = z.infer<typeof confirmSchema>;

/** Decides about a suggestion, `words` being what stood there. */
export const decisionSchema = z.strictObject({
  decision: z.enum(DECISIONS),
  articleVersion: z.int().min(0),
  words: z.string().max(1_000_000),
});
export type DecisionInput = z.infer<typeof decisionSchema>;

/** How an annotation is deleted; `let_go`: because its words are gone. */
export const deletionQuerySchema = z.strictObject({ verb: z.literal('let_go') }).partial();

/** One field that somebody else changed meanwhile; carried by the problem document of a conflict as `conflicts`. */
export interface FieldConflict {
  field: string;
  yours: unknown;
  theirs: unknown;
  theirsById: string;
}

/** One page of a list; the cursor is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** What evidence names: its sources, and where these and what they derive from come from. */
export interface CitedSources {
  sources: CitedSource[];
  lineages: SourceLineage[];
}

/** One page of an article's annotations, in the order of their ids, with the sources that their evidence names. */
export interface AnnotationPage extends Page<AnnotationView>, CitedSources {}

/** How a list of an article is paged, as it stands in an address: annotations by id, comments from the oldest. */
export const annotationListQuerySchema = z
  .strictObject({ cursor: idSchema, limit: z.coerce.number().int().min(1).max(500) })
  .partial();
export type AnnotationListQuery = z.infer<typeof annotationListQuerySchema>;

/** The path of everything under one annotation. */
export const annotationParamsSchema = z.object({ articleId: idSchema, annotationId: idSchema });
