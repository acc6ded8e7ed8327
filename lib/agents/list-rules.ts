import { agentListQuerySchema, type AgentListQuery } from '@/lib/agents/model';
import { addressOf, readAsked } from '@/lib/list-address';

const NAMES = agentListQuerySchema.keyof().options;

/** Reads the list's query from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readAgentQuery(params: Record<string, string | string[] | undefined>): AgentListQuery {
  return readAsked(agentListQuerySchema, params);
}

/** The address of the list for a query; `readAgentQuery` undoes it. */
export function agentsPath(query: AgentListQuery): string {
  return addressOf('/people', query, NAMES);
}
