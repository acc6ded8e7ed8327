import { EMPTY_AGENT, type AgentInput } from '@/lib/agents/model';
import { newId } from '@/lib/ids';

/** What it takes to add a person; what is not given is made up. */
export function buildAgent(parts: Partial<AgentInput> = {}): AgentInput {
  return { ...EMPTY_AGENT, id: newId(), name: 'Ottilie Brandt', ...parts };
}
