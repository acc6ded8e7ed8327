import type { AgentRole, StatementSort } from '@/lib/agents/model';

/** Where a page shows what somebody is named in: as who speaks, who claims, or anything else. */
export const SORT_OF_ROLE: Record<AgentRole, StatementSort> = {
  speaker: 'said',
  claimant: 'claimed',
  addressee: 'attributed',
  agency: 'attributed',
  outlet: 'attributed',
  reported_by: 'attributed',
};
