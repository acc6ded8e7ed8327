import { z } from 'zod';
import type { AnnotationKind, FieldsOf } from '@/lib/annotations/kind-model';
import type { VerificationStatus } from '@/lib/annotations/model';
import { idSchema } from '@/lib/ids';
import { parseSourceDate } from '@/lib/sources/date-rules';
import type { SourceKind } from '@/lib/sources/model';

export const AGENT_KINDS = ['person', 'organisation'] as const;
export type AgentKind = (typeof AGENT_KINDS)[number];

/** As what a person or organisation stands in an annotation (domain.md 1.3, 1.4). */
export const AGENT_ROLES = ['speaker', 'claimant', 'addressee', 'agency', 'outlet', 'reported_by'] as const;
export type AgentRole = (typeof AGENT_ROLES)[number];

/** As what a person or organisation stands in a source. */
export const CREDIT_ROLES = [
  'author',
  'publisher',
  'agency',
  'outlet',
  'interviewee',
  'interviewer',
] as const;
export type CreditRole = (typeof CREDIT_ROLES)[number];

const upTo = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString('en')} characters.`);
const moment = z
  .string()
  .trim()
  .max(30)
  .refine((text) => text === '' || parseSourceDate(text)?.type === 'moment', {
    error: 'Give the date as 2026-03-14, 2026-03 or 2026. With ~ after it for about, ? for unsure.',
  })
  .default('');
const name = upTo(300).min(1, 'Give a name.');

/** What somebody was, and when: "vice minister", "Ministry of Water", 2024 to an end that is not known or has not come. */
export const datedRoleSchema = z
  .strictObject({
    title: upTo(200).default(''),
    organisation: upTo(200).default(''),
    from: moment,
    to: moment,
  })
  .refine((role) => role.title !== '' || role.organisation !== '', {
    error: 'Say what the role is, or where.',
    path: ['title'],
  })
  .refine(({ from, to }) => from === '' || to === '' || parseSourceDate(`${from}/${to}`) !== null, {
    error: 'It ends before it begins.',
    path: ['to'],
  });
export type DatedRole = z.infer<typeof datedRoleSchema>;

const kind = z.enum(AGENT_KINDS);
const aliases = z
  .array(upTo(300).min(1, 'A name must have a letter.'))
  .max(50, 'Keep at most 50 other names.');
const roles = z.array(datedRoleSchema).max(50, 'Keep at most 50 roles.');
const sameAs = z.union([
  z.literal(''),
  z
    .url({ protocol: /^https?$/, error: 'Give an address that begins with http:// or https://.' })
    .max(2_000, 'Use at most 2,000 characters.'),
]);
const note = upTo(5_000);

/** What people say of a person or organisation, complete: what is left out is empty. */
export const agentFieldsSchema = z.strictObject({
  kind,
  name,
  aliases: aliases.default([]),
  roles: roles.default([]),
  /** An address that says who this is: Wikidata, an own page. */
  sameAs: sameAs.default(''),
  note: note.default(''),
});
export type AgentFields = z.infer<typeof agentFieldsSchema>;
export type AgentFieldName = keyof AgentFields;

/** Somebody of whom nothing is known yet. The name is empty, which the server does not take. */
export const EMPTY_AGENT: AgentFields = {
  kind: 'person',
  name: '',
  aliases: [],
  roles: [],
  sameAs: '',
  note: '',
};

/** `id` is made by the client, so that sending the same thing twice makes one. */
export const agentInputSchema = agentFieldsSchema.extend({ id: idSchema });
export type AgentInput = z.infer<typeof agentInputSchema>;

/** A change replaces the fields that it names; `version` is the one it was made on. */
export const agentChangeSchema = z.strictObject({
  kind: kind.exactOptional(),
  name: name.exactOptional(),
  aliases: aliases.exactOptional(),
  roles: roles.exactOptional(),
  sameAs: sameAs.exactOptional(),
  note: note.exactOptional(),
  version: z.int().min(1),
});
export type AgentChange = z.infer<typeof agentChangeSchema>;

/** Who is meant, as a card shows it: enough to tell two of one name apart, and what they were on a day. */
export interface AgentRef {
  id: string;
  kind: AgentKind;
  name: string;
  sameAs: string;
  roles: DatedRole[];
}

/** A person or organisation as it leaves the server, whole. */
export interface AgentView extends AgentFields {
  id: string;
  version: number;
  createdAt: string;
  createdById: string;
  updatedAt: string;
  updatedById: string;
}

/** Where somebody is named: in how many quotes as speaker, claims as claimant, other annotations, and sources that the reader may see. */
export interface AgentCounts {
  said: number;
  claimed: number;
  attributed: number;
  sources: number;
}

export interface AgentListItem extends AgentView {
  counts: AgentCounts;
}

/** What the list can be asked, as it stands in an address; `search` looks for every word in names and roles. */
export const agentListQuerySchema = z
  .strictObject({
    search: z.string().trim().max(300),
    kind,
    cursor: z.string().max(2_000),
    limit: z.coerce.number().int().min(1).max(100),
  })
  .partial();
export type AgentListQuery = z.infer<typeof agentListQuerySchema>;

/** One page of the list, by name; the cursor is null on the last page. */
export interface AgentPage {
  items: AgentListItem[];
  nextCursor: string | null;
}

/** Why a name may be somebody's, the surest first. */
export const MATCH_REASONS = ['same_name', 'same_alias', 'other_order', 'initials'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** Somebody who may be meant by a name; a person decides. */
export interface AgentProposal {
  agent: AgentView;
  reason: MatchReason;
  /** The name or alias that is alike. */
  by: string;
}

/** The name for which proposals are asked; for none there are none. */
export const proposalQuerySchema = z.strictObject({ name: upTo(300).default('') });

/** Whom the one in the path is found to be the same as: what names `goneId` goes over. `id` is the merge's own. */
export const mergeInputSchema = z.strictObject({ id: idSchema, goneId: idSchema });
export type MergeInput = z.infer<typeof mergeInputSchema>;

/** A merge that stands, as its page tells it. */
export interface MergeView {
  id: string;
  goneName: string;
  createdAt: string;
  createdById: string;
  annotations: number;
}

/** What came of a merge: whom everything is with now, and how much went over that the reader may see. */
export interface MergeResult {
  agent: AgentView;
  moved: { annotations: number; sources: number };
}

/** What somebody said, what they claimed, and where else they are named. */
export type StatementSort = 'said' | 'claimed' | 'attributed';

/** One annotation in which somebody is named. */
export interface Statement {
  annotationId: string;
  role: AgentRole;
  kind: AnnotationKind;
  articleId: string;
  articleTitle: string;
  outlet: string;
  publishedAt: string;
  status: VerificationStatus;
  /** The check is finished, on words that are others now. */
  isStale: boolean;
  /** The words that it stands on, its ranges joined by an ellipsis. */
  words: string;
  /** The name as the card has it; empty when none was written down. */
  named: string;
  /** Of a claim. */
  statement: string;
  verdict: string | null;
  /** Of a quote. */
  fidelity: FieldsOf<'quote'>['fidelity'] | null;
}

/** Somebody's claims by verdict; null counts those that have none. */
export type VerdictCounts = { verdict: string | null; claims: number }[];

/** A source that names somebody, and as what. */
export interface CreditedSource {
  sourceId: string;
  roles: CreditRole[];
  kind: SourceKind;
  title: string;
  containerTitle: string;
  issued: string;
}

/** The path of everything under one agent. */
export const agentParamsSchema = z.object({ agentId: idSchema });

/** The path of one merge. */
export const mergeParamsSchema = agentParamsSchema.extend({ mergeId: idSchema });
