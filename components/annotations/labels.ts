import type {
  AnchorRole,
  AnnotationKind,
  EvidenceRelation,
  FlagName,
  LOCATOR_TYPES,
  Priority,
  PROXIMITIES,
  VerificationStatus,
  Verdict,
} from '@/lib/annotations/model';
import type { Tone } from '@/components/ui/pill';

/** What each kind is called, one and several. */
export const KIND_LABELS: Record<AnnotationKind, { one: string; many: string }> = {
  claim: { one: 'Claim', many: 'Claims' },
  quote: { one: 'Quote', many: 'Quotes' },
  attribution: { one: 'Attribution', many: 'Attributions' },
  source_citation: { one: 'Source citation', many: 'Source citations' },
  entity_check: { one: 'Entity check', many: 'Entity checks' },
  query: { one: 'Query', many: 'Queries' },
  note: { one: 'Note', many: 'Notes' },
  cleared: { one: 'Cleared', many: 'Cleared' },
};

export const STATUS_LABELS: Record<VerificationStatus, { label: string; tone: Tone }> = {
  unchecked: { label: 'Unchecked', tone: 'quiet' },
  in_progress: { label: 'In progress', tone: 'warn' },
  verified: { label: 'Verified', tone: 'ok' },
  verified_with_change: { label: 'Verified with change', tone: 'ok' },
  needs_source: { label: 'Needs source', tone: 'warn' },
  awaiting_reply: { label: 'Awaiting reply', tone: 'warn' },
  disputed: { label: 'Disputed', tone: 'bad' },
  unverifiable: { label: 'Unverifiable', tone: 'quiet' },
  not_checkable: { label: 'Not checkable', tone: 'quiet' },
};

export const PRIORITY_LABELS: Record<Priority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  legal: 'Legal',
};

export const ROLE_LABELS: Record<AnchorRole, string> = { content: 'Content', cue: 'Cue', source: 'Source' };

export const FLAG_LABELS: Record<FlagName, string> = {
  citation_needed: 'Citation needed',
  failed_verification: 'Failed verification',
  verification_needed: 'Verification needed',
  attribution_needed: 'Attribution needed',
  vague_attribution: 'Vague attribution',
  single_source: 'Single source',
  circular_sourcing: 'Circular sourcing',
  wire_not_confirmed: 'Wire not confirmed',
  primary_needed: 'Primary source needed',
  better_source_needed: 'Better source needed',
  self_interested_source: 'Self-interested source',
  page_or_time_needed: 'Page or time needed',
  dead_link: 'Dead link',
  outdated: 'Outdated',
  when: 'When?',
  calculation_error: 'Calculation error',
  quote_mismatch: 'Quote mismatch',
  context_missing: 'Context missing',
  legal_risk: 'Legal risk',
  privacy_risk: 'Privacy risk',
  translation_unverified: 'Translation unverified',
};

export const VERDICT_LABELS: Record<Verdict, string> = {
  accurate: 'Accurate',
  mostly_accurate: 'Mostly accurate',
  mixed: 'Partly accurate / mixed',
  mostly_inaccurate: 'Mostly inaccurate',
  inaccurate: 'Inaccurate',
  lacks_context: 'Misleading / lacks context',
  unsupported: 'Not supported by evidence',
  outdated: 'Outdated',
  not_rated: 'Not rated',
};

/** How a relation reads on the card: the source … the claim. */
export const RELATION_LABELS: Record<EvidenceRelation, { label: string; tone: Tone }> = {
  supported_by: { label: 'Supports', tone: 'ok' },
  contradicted_by: { label: 'Contradicts', tone: 'bad' },
  qualified_by: { label: 'Adds context', tone: 'warn' },
  mentions_only: { label: 'Mentions only', tone: 'quiet' },
  quoted_from: { label: 'Quoted from', tone: 'ok' },
};

export const PROXIMITY_LABELS: Record<(typeof PROXIMITIES)[number], string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  tertiary: 'Tertiary',
};

export const LOCATOR_LABELS: Record<(typeof LOCATOR_TYPES)[number], { label: string; short: string }> = {
  page: { label: 'Page', short: 'p.' },
  paragraph: { label: 'Paragraph', short: 'para.' },
  timestamp: { label: 'Time stamp', short: 'at' },
  section: { label: 'Section', short: '§' },
  url_fragment: { label: 'Part of the address', short: '#' },
  cell: { label: 'Cell', short: 'cell' },
};

/** Words of an enum value that has no label of its own: named_organisation → Named organisation. */
export function wordsOf(value: string): string {
  const words = value.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What one annotation of this kind is called in a sentence of its own: Claim. */
export function kindLabel(kind: AnnotationKind): string {
  return KIND_LABELS[kind].one;
}
