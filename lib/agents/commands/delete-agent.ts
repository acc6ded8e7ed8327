import { lockedAgent, writeOnAgents } from '@/lib/agents/commands/write-agent';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';

/**
 * Deletes a person or organisation that nothing names, with those that were merged into it. One that is named is a conflict, which does
 * not say where: it may be in a source that is withheld from whoever asks.
 */
export async function deleteAgent(actor: Actor, agentId: string): Promise<void> {
  await writeOnAgents(actor, [agentId], async (tx, locked) => {
    const { workspaceId } = actor;
    const agent = lockedAgent(locked, agentId);
    const where = { workspaceId, agentId };
    const named = (await tx.annotationAgent.count({ where })) + (await tx.sourceCredit.count({ where }));
    if (named > 0) {
      throw new AppError(
        'conflict',
        'An annotation, perhaps a deleted one, or a source names this one, so it stays. Merge it into another one instead.',
      );
    }
    await tx.agent.deleteMany({ where: { workspaceId, mergedIntoId: agentId } });
    await tx.agent.delete({ where: { workspaceId_id: { workspaceId, id: agentId } }, select: { id: true } });
    const { kind, name } = agent;
    await appendWorkspaceEvent(tx, actor, {
      type: 'agent.deleted',
      subjectId: agentId,
      data: { kind, name },
    });
  });
}
