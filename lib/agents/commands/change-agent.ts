import { tellArticlesNaming } from '@/lib/agents/commands/tell-articles';
import { lockedAgent, writeOnAgents, type Tx } from '@/lib/agents/commands/write-agent';
import type { AgentChange, AgentFields, AgentRef, AgentView } from '@/lib/agents/model';
import { agentSelect, presentAgent } from '@/lib/agents/present';
import { agentFieldsOf, agentSearchText, changedAgentFields, completedAgent } from '@/lib/agents/rules';
import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';

/** What cards show of whom they name. */
const SHOWN: ReadonlySet<string> = new Set<keyof AgentFields & keyof AgentRef>([
  'kind',
  'name',
  'sameAs',
  'roles',
]);

/**
 * Replaces those fields of a person or organisation that the change names. When somebody changed it meanwhile that is a conflict that
 * carries `agent` as it is now; when it already says the same, nothing is done.
 */
export async function changeAgent(
  actor: Actor,
  agentId: string,
  { version, ...change }: AgentChange,
): Promise<AgentView> {
  return await writeOnAgents(actor, [agentId], async (tx, locked) => {
    const stored = lockedAgent(locked, agentId);
    const before = agentFieldsOf(stored);
    const fields = completedAgent({ ...before, ...change });
    const changed = changedAgentFields(before, fields);
    if (changed.length === 0) return stored;
    if (stored.version !== version) {
      throw new AppError('conflict', 'Somebody else changed this meanwhile. Look at it, then save again.', {
        details: { agent: stored },
      });
    }
    const changes = Object.fromEntries(
      changed.map((name) => [name, { from: before[name], to: fields[name] }]),
    );
    await appendWorkspaceEvent(tx, actor, {
      type: 'agent.changed',
      subjectId: agentId,
      data: { changes } as unknown as Prisma.InputJsonObject,
    });
    if (changed.some((name) => SHOWN.has(name))) {
      await tellArticlesNaming(tx, actor, 'agent.changed', [agentId]);
    }
    return await writeAgentFields(tx, actor, agentId, fields);
  });
}

/** Writes the fields of one that is locked. */
export async function writeAgentFields(
  tx: Tx,
  { workspaceId, userId }: Actor,
  id: string,
  fields: AgentFields,
): Promise<AgentView> {
  const row = await tx.agent.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: {
      ...fields,
      searchText: agentSearchText(fields),
      version: { increment: 1 },
      updatedAt: new Date(),
      updatedById: userId,
    },
    select: agentSelect,
  });
  return presentAgent(row);
}
