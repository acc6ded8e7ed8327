import type { FieldsOf } from '@/lib/annotations/kind-model';
import type { VerificationStatus } from '@/lib/annotations/model';
import type { EvidenceRelation, EvidenceView } from '@/lib/evidence/model';
import type { ReportedKind } from '@/lib/report/public-model';
import type { Bucket } from '@/lib/review/scale-model';

/** What readers are told things are called; total, so that nothing new goes without. */
export const KIND_NAMES: Record<ReportedKind, { one: string; many: string }> = {
  claim: { one: 'Claim', many: 'claims' },
  quote: { one: 'Quote', many: 'quotes' },
  attribution: { one: 'Attribution', many: 'attributions' },
  source_citation: { one: 'Cited source', many: 'cited sources' },
  entity_check: { one: 'Name, number or date', many: 'names, numbers and dates' },
};

/** Where a check came to, in words for readers. What is not finished is told as that. */
export const STATUS_NAMES: Record<VerificationStatus, string> = {
  unchecked: 'Being checked',
  in_progress: 'Being checked',
  needs_source: 'Being checked',
  awaiting_reply: 'Being checked',
  disputed: 'Disputed',
  verified: 'Checked and accurate',
  verified_with_change: 'Checked, and corrected before publication',
  unverifiable: 'Could not be confirmed',
  not_checkable: 'Nothing to check: opinion or prediction',
};

/** What a source does to the words, as the beginning of a line. */
export const RELATION_NAMES: Record<EvidenceRelation, string> = {
  supported_by: 'Supported by',
  contradicted_by: 'Contradicted by',
  qualified_by: 'Put into context by',
  mentions_only: 'Also consulted:',
  quoted_from: 'Quoted from',
};

export const PROXIMITY_NAMES: Record<NonNullable<EvidenceView['proximity']>, string> = {
  primary: 'primary source',
  secondary: 'secondary source',
  tertiary: 'tertiary source',
};

export const DIRECTNESS_NAMES: Record<NonNullable<EvidenceView['directness']>, string> = {
  states_it: 'says so',
  implies_it: 'implies it',
  background: 'background',
};

export const LOCATOR_NAMES: Record<NonNullable<EvidenceView['locatorType']>, string> = {
  page: 'p.',
  paragraph: 'paragraph',
  timestamp: 'at',
  section: 'section',
  url_fragment: 'at #',
  cell: 'cell',
};

export const METHOD_NAMES: Record<NonNullable<FieldsOf<'claim'>['verificationMethod']>[number], string> = {
  document: 'documents',
  data_recalculation: 'our own calculation',
  recording: 'a recording',
  on_record_confirmation: 'confirmation on the record',
  expert: 'an expert',
  reverse_media_search: 'a search for earlier pictures',
  site_visit: 'a visit',
  other: 'other means',
};

export const FIDELITY_NAMES: Record<NonNullable<FieldsOf<'quote'>['fidelity']>, string> = {
  verbatim: 'Word for word, the whole statement.',
  verbatim_partial: 'Word for word, a part of something longer.',
  condensed: 'Shortened where the text shows it.',
  cleaned_up: 'Hesitations and short forms are tidied.',
  translated: 'Translated.',
  paraphrase: 'In other words than were said.',
  altered_meaning: 'Printed with another meaning than was said.',
  out_of_context: 'What was said around it changes its meaning.',
  misattributed: 'Somebody else said it.',
  wording_not_found: 'These words were not found in the source.',
  secondhand_only: 'Known only from others who report it.',
};

/** A sign for what a verdict comes to, for those who see no colours; its name stands beside it. */
export const BUCKET_SIGNS: Record<Bucket, string> = { TRUE: '✓', MIXTURE: '◐', FALSE: '✕', OTHER: '–' };
