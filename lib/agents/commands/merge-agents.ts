import { writeAgentFields } from '@/lib/agents/commands/change-agent';
import { tellArticlesNaming } from '@/lib/agents/commands/tell-articles';
import { lockedAgent, writeOnAgents, type Tx } from '@/lib/agents/commands/write-agent';
import { mergeAgents as mergeFields } from '@/lib/agents/merge-rules';
import { mergeDataSchema, type MergeData } from '@/lib/agents/merge-model';
import type { AgentView, MergeInput, MergeResult } from '@/lib/agents/model';
import { agentSelect, presentAgent } from '@/lib/agents/present';
import { agentFieldsOf } from '@/lib/agents/rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { appendWorkspaceEvent } from '@/lib/events/append-event';
import { visibleTo } from '@/lib/sources/access';

/**
 * Says that two are one: all annotations and sources that name `goneId` name the kept one from now on, which also gets its names and
 * roles; the other is hidden and its address leads to the kept one. What moved is kept, so that `undoMerge` can put it back. Sending the
 * same again answers as it is now.
 */
export async function mergeAgents(actor: Actor, keptId: string, input: MergeInput): Promise<MergeResult> {
  const { id, goneId } = input;
  if (goneId === keptId) throw wrong('Choose another one: this one is itself.');
  try {
    return await writeOnAgents(actor, [keptId, goneId], async (tx, locked) => {
      const [kept, gone] = [lockedAgent(locked, keptId), lockedAgent(locked, goneId)];
      if (kept.kind !== gone.kind) throw wrong('A person and an organisation are never the same.');
      return await merge(tx, actor, { id, kept, gone });
    });
  } catch (error) {
    const again =
      error instanceof AppError && error.code === 'conflict' && (await findRepeat(actor, keptId, input));
    if (again) return again;
    throw error;
  }
}

async function merge(
  tx: Tx,
  actor: Actor,
  { id, kept, gone }: { id: string; kept: AgentView; gone: AgentView },
): Promise<MergeResult> {
  const { workspaceId, userId } = actor;
  const { fields, added } = mergeFields(agentFieldsOf(kept), agentFieldsOf(gone));
  const ids = { keptId: kept.id, goneId: gone.id };
  const data: MergeData = { ...(await move(tx, actor, ids)), added };
  const { count } = await tx.agentMerge.createMany({
    data: { workspaceId, id, ...ids, data, createdById: userId },
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError('conflict', 'There is another merge with this id already. Try again.');
  // Which sources moved is not for everybody who reads the log.
  await appendWorkspaceEvent(tx, actor, {
    type: 'agent.merged',
    subjectId: kept.id,
    data: { mergeId: id, goneId: gone.id, goneName: gone.name, annotations: data.annotations.length },
  });
  await tellArticlesNaming(tx, actor, 'agent.merged', [kept.id]);
  return {
    agent: await writeAgentFields(tx, actor, kept.id, fields),
    moved: await countMoved(tx, actor, data),
  };
}

// The same merge, sent before by the same person, while it stands.
async function findRepeat(
  actor: Actor,
  keptId: string,
  { id, goneId }: MergeInput,
): Promise<MergeResult | null> {
  const { workspaceId, userId } = actor;
  const stored = await db.agentMerge.findFirst({
    where: { workspaceId, id, keptId, goneId, createdById: userId, undoneAt: null },
    select: { data: true, kept: { select: agentSelect } },
  });
  if (!stored) return null;
  const moved = await countMoved(db, actor, mergeDataSchema.parse(stored.data));
  return { agent: presentAgent(stored.kept), moved };
}

async function countMoved(tx: Tx, actor: Actor, { annotations, credits }: MergeData) {
  const sources = await tx.source.count({
    where: { ...visibleTo(actor), id: { in: credits.map((credit) => credit.sourceId) } },
  });
  return { annotations: annotations.length, sources };
}

async function move(
  tx: Tx,
  { workspaceId }: Actor,
  { keptId, goneId }: { keptId: string; goneId: string },
): Promise<Omit<MergeData, 'added'>> {
  const where = { workspaceId, agentId: goneId };
  const annotations = await tx.annotationAgent.updateManyAndReturn({
    where,
    data: { agentId: keptId },
    select: { annotationId: true, role: true },
  });
  // In the order in which sources that are merged hold theirs.
  await tx.$queryRaw`
    SELECT FROM source_credits WHERE workspace_id = ${workspaceId}::uuid AND agent_id = ${goneId}::uuid
    ORDER BY source_id, role, ordinal FOR UPDATE`;
  const credits = await tx.sourceCredit.updateManyAndReturn({
    where,
    data: { agentId: keptId },
    select: { sourceId: true, role: true, ordinal: true },
  });
  const merged = await tx.agent.updateManyAndReturn({
    where: { workspaceId, OR: [{ id: goneId }, { mergedIntoId: goneId }] },
    data: { mergedIntoId: keptId },
    select: { id: true },
  });
  const before = merged.map((agent) => agent.id).filter((id) => id !== goneId);
  return { annotations, credits, merged: before };
}

function wrong(message: string): AppError {
  return new AppError('invalid_input', message, { fields: { goneId: message } });
}
