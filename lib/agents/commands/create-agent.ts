import { writeAgents, type Tx } from '@/lib/agents/commands/write-agent';
import { agentFieldsSchema, type AgentFields, type AgentInput, type AgentView } from '@/lib/agents/model';
import { agentSelect, presentAgent } from '@/lib/agents/present';
import { agentSearchText, changedAgentFields, completedAgent } from '@/lib/agents/rules';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';

/**
 * Adds a person or organisation. Two may have one name: who is meant is for people to say. Sending the same again, by the same person,
 * makes nothing and answers `created: false` with it as it is now; the same id for anything else is a conflict.
 */
export async function createAgent(
  actor: Actor,
  { id, ...sent }: AgentInput,
): Promise<{ agent: AgentView; created: boolean }> {
  return await writeAgents(actor, async (tx) => {
    const { workspaceId, userId } = actor;
    const fields = completedAgent(sent);
    const { count } = await tx.agent.createMany({
      data: {
        workspaceId,
        id,
        ...fields,
        searchText: agentSearchText(fields),
        createdById: userId,
        updatedById: userId,
      },
      skipDuplicates: true,
    });
    const row = await tx.agent.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: agentSelect,
    });
    if (count === 0) {
      if (await isRepeat(tx, actor, id, fields)) return { agent: presentAgent(row), created: false };
      throw new AppError('conflict', 'There is another entry with this id already. Try again.');
    }
    await appendWorkspaceEvent(tx, actor, {
      type: 'agent.created',
      subjectId: id,
      data: { fields: { ...fields } },
    });
    return { agent: presentAgent(row), created: true };
  });
}

// It may have been changed since; what it was made of stands in its first event.
async function isRepeat(
  tx: Tx,
  { workspaceId, userId }: Actor,
  id: string,
  fields: AgentFields,
): Promise<boolean> {
  const made = await tx.event.findFirst({
    where: { workspaceId, articleId: null, type: 'agent.created', subjectId: id, actorId: userId },
    select: { data: true },
  });
  const madeOf = agentFieldsSchema.safeParse(Reflect.get(Object(made?.data), 'fields'));
  return madeOf.success && changedAgentFields(madeOf.data, fields).length === 0;
}
