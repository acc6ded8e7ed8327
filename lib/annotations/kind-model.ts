import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import { verdictIdSchema } from '@/lib/review/scale-model';

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
      /** One of the workspace's scale, which the commands look at. */
      verdict: verdictIdSchema,
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
