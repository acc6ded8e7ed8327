import type { AgentKind } from '@/lib/agents/model';
import type { FieldsOf } from '@/lib/annotations/kind-model';
import type { VerificationStatus } from '@/lib/annotations/model';
import type { ArticleFields, DocJson } from '@/lib/articles/model';
import type { EvidenceView } from '@/lib/evidence/model';
import type { ScaleValue } from '@/lib/review/scale-model';
import type { SourceKind } from '@/lib/sources/model';
import type { TextRange } from '@/lib/text/text-range';

/** Kinds of annotation that readers are told of; what is talk, or a record for the team, is not among them. */
export const REPORTED_KINDS = ['claim', 'quote', 'attribution', 'source_citation', 'entity_check'] as const;
export type ReportedKind = (typeof REPORTED_KINDS)[number];

/** Raised when stored reports of before cannot be read as they are. */
export const REPORT_FORMAT = 1;

/**
 * All that may be told of an article as it was published: it is made when it is published, and stored. Nothing in it is for the team only, but
 * `team`, whose names are shown when somebody chose so.
 */
export interface PublicReport {
  format: typeof REPORT_FORMAT;
  /** The newsroom that checked. */
  newsroom: string;
  article: ArticleFields & { id: string };
  version: number;
  /** SHA-256 of the text, hex. */
  textHash: string;
  doc: DocJson;
  lines: { total: number; read: number };
  /** In reading order. */
  items: PublicItem[];
  /** How many more were checked that are not told of, because they are not for readers. */
  withheldItems: number;
  /** What was offered and what was used of the scale, in its order, as it read then. */
  scale: ScaleValue[];
  /** Cited by the items, in the order in which they are met. */
  sources: PublicSource[];
  /** How many of the sources go back to different origins. */
  independent: number;
  team: { lead: string | null; checkers: string[]; approvers: string[] };
}

/** Something that was checked. */
export interface PublicItem {
  id: string;
  kind: ReportedKind;
  /** Unique in the report: C1 for the first claim. */
  label: string;
  status: VerificationStatus;
  /** In the projection of the document, UTF-16 units. */
  ranges: TextRange[];
  /** What stands there, parts that do not touch joined by an ellipsis. */
  words: string;
  /** In the team's words; empty where they add nothing. */
  statement: string;
  shortStatement: string;
  /** The id of one of the report's scale; null for what was not rated. */
  verdict: string | null;
  rationale: string;
  calculation: string;
  unknowns: string;
  methods: NonNullable<FieldsOf<'claim'>['verificationMethod']>;
  /** Who says it, as far as the article itself names them. */
  who: PublicAgent | null;
  /** When it was said, in the precision known. */
  saidAt: string;
  fidelity: NonNullable<FieldsOf<'quote'>['fidelity']> | null;
  context: string;
  originalText: string;
  originalLanguage: string;
  /** What a name or figure should read; empty where it is right as printed. */
  correctForm: string;
  /** Sources of different origin that support it. */
  independent: number;
  evidence: PublicEvidence[];
  /** Some of the team's words are left out, because they name a protected source. */
  hasWithheldWords: boolean;
}

export interface PublicAgent {
  name: string;
  kind: AgentKind | null;
  /** What they were then, in words; empty when it is not known. */
  title: string;
  sameAs: string;
}

/** A link to a source; of a protected one only what it does to the words. */
export interface PublicEvidence extends Pick<
  EvidenceView,
  | 'relation'
  | 'proximity'
  | 'directness'
  | 'locatorType'
  | 'locator'
  | 'locatorEnd'
  | 'excerpt'
  | 'excerptLanguage'
  | 'excerptTranslation'
> {
  /** Its place among the report's sources, from 0. */
  source: number;
}

/** A source as readers are told of it; of a protected one nothing but what was agreed. */
export type PublicSource = CitedPublicly | ProtectedSource;

export interface ProtectedSource {
  isProtected: true;
  /** What was agreed to be said of it; empty where nothing was. */
  description: string;
}

export interface CitedPublicly {
  isProtected: false;
  id: string;
  kind: SourceKind;
  title: string;
  /** As people read them. */
  authors: string[];
  containerTitle: string;
  publisher: string;
  agency: string;
  via: string;
  section: string;
  pages: string;
  issued: string;
  accessedAt: string;
  language: string;
  doi: string;
  url: string;
  archiveUrl: string;
  archiveDate: string;
}

/** What was published, and when (UTC, ISO 8601). */
export interface PublicPublication {
  ordinal: number;
  kind: 'published' | 'corrected';
  note: string;
  at: string;
}
