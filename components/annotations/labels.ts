import type { EvidenceRelation, EvidenceView } from '@/lib/evidence/model';
import type { AnnotationKind, Decision } from '@/lib/annotations/kind-model';
import type { AnchorRole, FlagName, Priority, VerificationStatus, Visibility } from '@/lib/annotations/model';
import type { SourceKind } from '@/lib/sources/model';

/** What people call things; total, so that nothing new goes without a name. */
export const KIND_LABELS: Record<AnnotationKind, { one: string; many: string }> = {
  claim: { one: 'Claim', many: 'Claims' },
  quote: { one: 'Quote', many: 'Quotes' },
  attribution: { one: 'Attribution', many: 'Attributions' },
  source_citation: { one: 'Source citation', many: 'Source citations' },
  entity_check: { one: 'Entity check', many: 'Entity checks' },
  query: { one: 'Query', many: 'Queries' },
  note: { one: 'Note', many: 'Notes' },
  cleared: { one: 'Cleared', many: 'Cleared' },
  suggestion: { one: 'Suggestion', many: 'Suggestions' },
};

export const STATUS_LABELS: Record<VerificationStatus, string> = {
  unchecked: 'Unchecked',
  in_progress: 'In progress',
  verified: 'Verified',
  verified_with_change: 'Verified with change',
  needs_source: 'Needs source',
  awaiting_reply: 'Awaiting reply',
  disputed: 'Disputed',
  unverifiable: 'Unverifiable',
  not_checkable: 'Not checkable',
};

export const STATUS_TONES: Record<VerificationStatus, 'ok' | 'warn' | 'bad' | 'quiet'> = {
  unchecked: 'quiet',
  in_progress: 'warn',
  verified: 'ok',
  verified_with_change: 'ok',
  needs_source: 'warn',
  awaiting_reply: 'warn',
  disputed: 'bad',
  unverifiable: 'quiet',
  not_checkable: 'quiet',
};

export const DECISION_LABELS: Record<Decision | 'open', string> = {
  open: 'To decide',
  accepted: 'Accepted',
  rejected: 'Rejected',
};

export const DECISION_TONES = { open: 'warn', accepted: 'ok', rejected: 'quiet' } as const;

export const PRIORITY_LABELS: Record<Priority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  legal: 'Legal',
};

export const VISIBILITY_LABELS: Record<Visibility, string> = {
  public: 'Readers, guests and the team',
  team: 'Guests and the team',
  restricted: 'The team only: restricted',
};

export const ROLE_LABELS: Record<AnchorRole, string> = {
  content: 'Words',
  cue: 'Cue',
  source: 'Speaker',
};

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

/** What a person chooses from; what is shown of the choice is its verb, in lib/evidence/rules. */
export const RELATION_CHOICES: Record<EvidenceRelation, string> = {
  supported_by: 'Supports it',
  contradicted_by: 'Contradicts it',
  qualified_by: 'Qualifies it, adds context',
  mentions_only: 'Only mentions it',
  quoted_from: 'Is where the quote comes from',
};

export const PROXIMITY_LABELS: Record<NonNullable<EvidenceView['proximity']>, string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  tertiary: 'Tertiary',
};

export const DIRECTNESS_LABELS: Record<NonNullable<EvidenceView['directness']>, string> = {
  states_it: 'Says it',
  implies_it: 'Implies it',
  background: 'Background',
};

export const LOCATOR_LABELS: Record<
  NonNullable<EvidenceView['locatorType']>,
  { choice: string; short: string }
> = {
  page: { choice: 'Page', short: 'p.' },
  paragraph: { choice: 'Paragraph', short: '¶' },
  timestamp: { choice: 'Time', short: 'at' },
  section: { choice: 'Section', short: '§' },
  url_fragment: { choice: 'Address fragment', short: '#' },
  cell: { choice: 'Cell', short: 'cell' },
};

export const SOURCE_KIND_LABELS: Record<SourceKind, string> = {
  'article-newspaper': 'Newspaper article',
  'article-magazine': 'Magazine article',
  'article-journal': 'Journal article',
  article: 'Article or preprint',
  webpage: 'Web page',
  post: 'Post',
  'post-weblog': 'Blog post',
  report: 'Report',
  dataset: 'Data set',
  book: 'Book',
  chapter: 'Chapter',
  'entry-encyclopedia': 'Encyclopedia entry',
  'entry-dictionary': 'Dictionary entry',
  review: 'Review',
  thesis: 'Thesis',
  'paper-conference': 'Conference paper',
  manuscript: 'Manuscript',
  pamphlet: 'Pamphlet or leaflet',
  document: 'Document',
  broadcast: 'Broadcast',
  motion_picture: 'Film or video',
  song: 'Audio recording',
  speech: 'Speech',
  event: 'Event',
  graphic: 'Photo or image',
  figure: 'Chart or figure',
  map: 'Map',
  software: 'Software',
  standard: 'Standard',
  patent: 'Patent',
  hearing: 'Hearing',
  legal_case: 'Court case',
  legislation: 'Law',
  bill: 'Bill',
  regulation: 'Regulation',
  treaty: 'Treaty',
  interview: 'Interview',
  personal_communication: 'Personal communication',
};

/** The choices of a select from a table of labels, in the table's order. */
export function choicesOf<T extends string, L>(labels: Record<T, L>): { value: T; label: L }[] {
  return (Object.entries(labels) as [T, L][]).map(([value, label]) => ({ value, label }));
}
