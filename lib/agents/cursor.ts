import type { AgentView } from '@/lib/agents/model';
import { Cursors, textValue } from '@/lib/cursor';

/** Places in the list of people and organisations, which is ordered by name. */
export const agentCursors = new Cursors<Pick<AgentView, 'id' | 'name'>, 'name'>({
  name: { of: (row) => row.name, schema: textValue },
});
