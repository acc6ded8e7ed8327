import { agentListQuerySchema, type AgentListQuery } from '@/lib/agents/model';

const { shape } = agentListQuerySchema;
const NAMES = agentListQuerySchema.keyof().options;

/** Reads the list's query from a page's address: what is not valid, empty or given twice is as if it were not there. */
export function readAgentQuery(params: Record<string, string | string[] | undefined>): AgentListQuery {
  const entries = NAMES.map((name) => [name, params[name]] as const).filter(
    ([name, value]) => typeof value === 'string' && value !== '' && shape[name].safeParse(value).success,
  );
  return agentListQuerySchema.parse(Object.fromEntries(entries));
}

/** The address of the list for a query; `readAgentQuery` undoes it. */
export function agentsPath(query: AgentListQuery): string {
  const params = new URLSearchParams();
  for (const name of NAMES) {
    const value = query[name];
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.size === 0 ? '/people' : `/people?${params.toString()}`;
}
