import type { AgentKind, AgentRole, CreditRole, MatchReason } from '@/lib/agents/model';

/** What people call things; total, so that nothing new goes without a name. */
export const AGENT_KIND_LABELS: Record<AgentKind, string> = {
  person: 'Person',
  organisation: 'Organisation',
};

/** Who stands in an annotation as what, beside the name as it is written there. */
export const AGENT_ROLE_LABELS: Record<AgentRole, string> = {
  speaker: 'Who speaks',
  claimant: 'Who claims',
  addressee: 'Who is addressed',
  agency: 'Which agency',
  outlet: 'Which outlet',
  reported_by: 'Reported by',
};

/** The same as a part of a list: "as agency". */
export const NAMED_AS_LABELS: Record<AgentRole, string> = {
  speaker: 'speaker',
  claimant: 'claimant',
  addressee: 'addressee',
  agency: 'agency',
  outlet: 'outlet',
  reported_by: 'reported by them',
};

export const CREDIT_ROLE_LABELS: Record<CreditRole, string> = {
  author: 'Author',
  publisher: 'Publisher',
  agency: 'Agency',
  outlet: 'Outlet',
  interviewee: 'Interviewee',
  interviewer: 'Interviewer',
};

/** Why somebody is proposed. */
export const REASON_LABELS: Record<MatchReason, string> = {
  same_name: 'same name',
  same_alias: 'also goes by this name',
  other_order: 'same names in another order',
  initials: 'initials fit',
};
