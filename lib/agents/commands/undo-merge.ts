import { writeAgentFields } from '@/lib/agents/commands/change-agent';
import { tellArticlesNaming } from '@/lib/agents/commands/tell-articles';
import { lockedAgent, writeOnAgents, type Tx } from '@/lib/agents/commands/write-agent';
import { mergeDataSchema, type MergeData } from '@/lib/agents/merge-model';
import { unmergeAgents } from '@/lib/agents/merge-rules';
import type { AgentView } from '@/lib/agents/model';
import { agentSelect, presentAgent } from '@/lib/agents/present';
import { agentFieldsOf, completedAgent } from '@/lib/agents/rules';
import type { Actor } from '@/lib/auth/actor';
import { AppError, notFound } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';

/**
 * Takes a merge back: the other one stands again, and everything that went over and still names the kept one names it. What was named
 * since, and what somebody changed since, stays. A merge that is undone already, or beneath another one, is a conflict.
 */
export async function undoMerge(
  actor: Actor,
  keptId: string,
  mergeId: string,
): Promise<{ kept: AgentView; restored: AgentView }> {
  return await writeOnAgents(actor, [keptId], async (tx, locked) => {
    const { workspaceId } = actor;
    const merge = await tx.agentMerge.findUnique({
      where: { workspaceId_id: { workspaceId, id: mergeId }, keptId },
      select: { goneId: true, data: true, undoneAt: true },
    });
    if (!merge) throw notFound('merge');
    if (merge.undoneAt) throw new AppError('conflict', 'This merge was undone already.');
    const data = mergeDataSchema.parse(merge.data);
    await putBack(tx, actor, { keptId, goneId: merge.goneId, data });
    await tx.agentMerge.update({
      where: { workspaceId_id: { workspaceId, id: mergeId } },
      data: { undoneAt: new Date() },
      select: { id: true },
    });
    await appendWorkspaceEvent(tx, actor, {
      type: 'agent.unmerged',
      subjectId: keptId,
      data: { mergeId, goneId: merge.goneId },
    });
    await tellArticlesNaming(tx, actor, 'agent.unmerged', [keptId, merge.goneId]);
    const fields = unmergeAgents(agentFieldsOf(lockedAgent(locked, keptId)), data.added);
    const restored = await tx.agent.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: merge.goneId } },
      select: agentSelect,
    });
    return {
      kept: await writeAgentFields(tx, actor, keptId, completedAgent(fields)),
      restored: presentAgent(restored),
    };
  });
}

async function putBack(
  tx: Tx,
  { workspaceId }: Actor,
  { keptId, goneId, data }: { keptId: string; goneId: string; data: MergeData },
): Promise<void> {
  const before = { workspaceId, agentId: keptId };
  await tx.agent.updateMany({
    where: { workspaceId, id: goneId, mergedIntoId: keptId },
    data: { mergedIntoId: null },
  });
  await tx.agent.updateMany({
    where: { workspaceId, id: { in: data.merged }, mergedIntoId: keptId },
    data: { mergedIntoId: goneId },
  });
  const after = { agentId: goneId };
  for (const [role, ids] of grouped(
    data.annotations,
    (tie) => tie.role,
    (tie) => tie.annotationId,
  )) {
    await tx.annotationAgent.updateMany({
      where: { ...before, role, annotationId: { in: ids } },
      data: after,
    });
  }
  for (const { sourceId, role, ordinal } of data.credits) {
    await tx.sourceCredit.updateMany({ where: { ...before, sourceId, role, ordinal }, data: after });
  }
}

// One statement for all of one role, however many there are.
function grouped<T, K>(
  items: readonly T[],
  keyOf: (item: T) => K,
  idOf: (item: T) => string,
): Map<K, string[]> {
  const groups = new Map<K, string[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), idOf(item)]);
  return groups;
}
