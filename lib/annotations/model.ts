import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import type { SourceView } from '@/lib/sources/model';

export const ANNOTATION_KINDS = [
  'claim',
  'quote',
  'attribution',
  'source_citation',
  'entity_check',
  'query',
  'note',
  'cleared',
  'suggestion',
] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

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

/** The default verdict scale (domain.md 1.5): numeric values only on the scale. */
export const VERDICTS = [
  'accurate',
  'mostly_accurate',
  'mixed',
  'mostly_inaccurate',
  'inaccurate',
  'lacks_context',
  'unsupported',
  'outdated',
  'not_rated',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What can be decided about a suggestion; while nothing is, it is open. */
export const DECISIONS = ['accepted', 'rejected'] as const;
export type Decision = (typeof DECISIONS)[number];

const FIDELITIES = [
  'verbatim',
  'verbatim_partial',
  'condensed',
  'cleaned_up',
  'translated',
  'paraphrase',
  'altered_meaning',
  'out_of_context',
  'misattributed',
  'wording_not_found',
  'secondhand_only',
] as const;

const line = z.string().trim().max(300);
const text = z.string().trim().max(5_000);
/** ISO 8601 date or date and time in the precision known; empty when unknown. */
const date = z
  .string()
  .trim()
  .max(40)
  .regex(
    /^(\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?)?$/,
    'Give the date as 2026-03-14.',
  );

const address = z.union([
  z.literal(''),
  z
    .url({ protocol: /^(https?|mailto)$/, error: 'Give an address that begins with http:// or https://.' })
    .max(2_000),
]);

/** A kind's own fields (domain.md 1.2). Every field is optional; unknown fields are refused. */
export const FIELD_SCHEMAS = {
  claim: z
    .strictObject({
      statement: line,
      shortStatement: z.string().trim().max(75),
      claimType: z.enum([
        'quantity',
        'event_or_property',
        'causal',
        'comparison',
        'law_or_rule',
        'prediction',
        'personal_experience',
        'position',
        'definition',
        'identity',
        'place_time',
        'image_or_media',
        'other',
      ]),
      whyCheck: z
        .array(
          z.enum([
            'statistics',
            'controversial',
            'legal_risk',
            'scientific',
            'historical',
            'private_life',
            'quotation',
            'key_to_story',
          ]),
        )
        .max(20),
      claimant: line,
      claimDate: date,
      location: line,
      checkability: z.enum(['checkable', 'opinion', 'prediction_not_yet', 'common_knowledge']),
      verificationMethod: z
        .array(
          z.enum([
            'document',
            'data_recalculation',
            'recording',
            'on_record_confirmation',
            'expert',
            'reverse_media_search',
            'site_visit',
            'other',
          ]),
        )
        .max(20),
      calculation: text,
      asOfDate: date,
      verdict: z.enum(VERDICTS),
      verdictRationale: text,
      unknowns: text,
    })
    .partial(),
  quote: z
    .strictObject({
      quoteType: z.enum(['direct', 'partial', 'mixed', 'indirect', 'reported_thought']),
      speaker: line,
      speakerAsNamed: line,
      addressee: line,
      medium: z.enum(['spoken', 'written', 'posted', 'broadcast', 'official_statement']),
      occasion: line,
      saidAt: date,
      originalLanguage: z.string().trim().max(35),
      originalText: text,
      translator: line,
      transcriptExcerpt: text,
      fidelity: z.enum(FIDELITIES),
      contextNote: text,
      obtainedVia: z.enum([
        'own_interview',
        'press_conference',
        'wire',
        'other_outlet',
        'social',
        'document',
      ]),
    })
    .partial(),
  attribution: z
    .strictObject({
      identification: z.enum([
        'named_person',
        'named_organisation',
        'named_document_or_data',
        'news_agency',
        'named_outlet',
        'described_unnamed',
        'vague_collective',
        'unspecified_media',
        'impersonal_passive',
        'author_self',
      ]),
      agency: line,
      resolvedTo: line,
      independentlyConfirmed: z.enum(['yes', 'no', 'not_stated']),
      note: text,
    })
    .partial(),
  source_citation: z.strictObject({ locator: line, linkHref: address, note: text }).partial(),
  entity_check: z
    .strictObject({
      entityType: z.enum(['name', 'title', 'number', 'date', 'place', 'spelling', 'other']),
      asPrinted: line,
      correctForm: line,
      note: text,
    })
    .partial(),
  query: z
    .strictObject({
      question: text,
      askedOf: z.enum(['author', 'editor', 'source', 'legal']),
      dueAt: date,
      answer: text,
      blocking: z.boolean(),
    })
    .partial(),
  note: z.strictObject({ body: text }).partial(),
  cleared: z
    .strictObject({ reason: z.enum(['transition', 'opinion', 'already_checked', 'common_knowledge']) })
    .partial(),
  suggestion: z
    .strictObject({
      replacement: text,
      reason: text,
      /** Open while there is none. This and what follows is written by the decision alone (`DECISION_FIELDS`). */
      decision: z.enum(DECISIONS),
      decidedById: idSchema,
      /** UTC, ISO 8601. */
      decidedAt: z.string(),
      /** The words that the replacement took the place of. */
      replaced: z.string(),
    })
    .partial(),
} as const satisfies Record<AnnotationKind, z.ZodObject>;

export type FieldsOf<K extends AnnotationKind> = z.infer<(typeof FIELD_SCHEMAS)[K]>;

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

/** What leaves the server about the thread of an annotation; its comments are read when it is opened. */
export interface ThreadSummary {
  /** Comments that are not deleted. */
  comments: number;
  resolvedAt: string | null;
  resolvedById: string | null;
}

interface AnnotationBase {
  id: string;
  articleId: string;
  status: VerificationStatus;
  priority: Priority;
  assigneeId: string | null;
  flags: Flag[];
  tags: string[];
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
}

/** An annotation as it leaves the server; the kind tells its fields. */
export type AnnotationView = {
  [K in AnnotationKind]: AnnotationBase & { kind: K; fields: FieldsOf<K> };
}[AnnotationKind];

export const EVIDENCE_RELATIONS = [
  'supported_by',
  'contradicted_by',
  'qualified_by',
  'mentions_only',
  'quoted_from',
] as const;
export type EvidenceRelation = (typeof EVIDENCE_RELATIONS)[number];
export const PROXIMITIES = ['primary', 'secondary', 'tertiary'] as const;
export const LOCATOR_TYPES = ['page', 'paragraph', 'timestamp', 'section', 'url_fragment', 'cell'] as const;

/** A link from an annotation to a source; the locator type and the locator come together or not at all. */
export interface EvidenceView {
  id: string;
  annotationId: string;
  sourceId: string;
  relation: EvidenceRelation;
  proximity: (typeof PROXIMITIES)[number] | null;
  locatorType: (typeof LOCATOR_TYPES)[number] | null;
  locator: string;
  excerpt: string;
  note: string;
  version: number;
  createdAt: string;
  createdById: string;
}

const evidenceFields = z.strictObject({
  relation: z.enum(EVIDENCE_RELATIONS),
  proximity: z.enum(PROXIMITIES).nullable(),
  locatorType: z.enum(LOCATOR_TYPES).nullable(),
  locator: z.string().trim().max(300),
  excerpt: text,
  note: text,
});
const locatorTogether = (evidence: { locatorType: string | null; locator: string }) =>
  (evidence.locatorType === null) === (evidence.locator === '');
const locatorMessage = { message: 'Give the locator and what kind it is, or neither.', path: ['locator'] };

/** `id` is made by the client, so that sending the same thing twice makes one. */
export const evidenceInputSchema = evidenceFields
  .extend({ id: idSchema, sourceId: idSchema })
  .refine(locatorTogether, locatorMessage);
export type EvidenceInput = z.infer<typeof evidenceInputSchema>;

/** A change replaces all fields of the link; `version` is the one it was made on. */
export const evidenceChangeSchema = evidenceFields
  .extend({ version: z.int().min(1) })
  .refine(locatorTogether, locatorMessage);
export type EvidenceChange = z.infer<typeof evidenceChangeSchema>;

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

/**
 * Changes of single fields, each with the value it was made on (`from`). A field whose stored value is neither
 * `from` nor `to` is a conflict: nothing is written and both values are told. Keys: status, priority, assigneeId, flags, tags, ranges,
 * and `fields.NAME` for a field of the kind (absent is null).
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

export const commentInputSchema = z.strictObject({
  id: idSchema,
  body: z.string().trim().min(1).max(10_000),
});
export type CommentInput = z.infer<typeof commentInputSchema>;
export const commentChangeSchema = z.strictObject({
  body: z.string().trim().min(1).max(10_000),
  version: z.int().min(1),
});
export type CommentChange = z.infer<typeof commentChangeSchema>;

export interface CommentView {
  id: string;
  annotationId: string;
  authorId: string;
  /** Empty when deleted. A Markdown subset. */
  body: string;
  version: number;
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
}

/** One page of a list; the cursor is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** One page of an article's annotations, in the order of their ids, with the sources that their evidence names. */
export interface AnnotationPage extends Page<AnnotationView> {
  sources: SourceView[];
}

/** How a list of an article is paged, as it stands in an address: annotations by id, comments from the oldest. */
export const annotationListQuerySchema = z
  .strictObject({ cursor: idSchema, limit: z.coerce.number().int().min(1).max(500) })
  .partial();
export type AnnotationListQuery = z.infer<typeof annotationListQuerySchema>;

/** Whether the talk about an annotation is done. */
export const threadChangeSchema = z.strictObject({ resolved: z.boolean() });

/** The path of everything under one annotation. */
export const annotationParamsSchema = z.object({ articleId: idSchema, annotationId: idSchema });
/** The path of one comment. */
export const commentParamsSchema = annotationParamsSchema.extend({ commentId: idSchema });
/** The path of one link to a source. */
export const evidenceParamsSchema = annotationParamsSchema.extend({ evidenceId: idSchema });
