import type { AgentView } from '@/lib/agents/model';
import { listArticlesNaming, lockArticles } from '@/lib/agents/commands/tell-articles';
import { canEditAgents } from '@/lib/agents/policy';
import { agentSelect, presentAgent } from '@/lib/agents/present';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { AppError, notFound } from '@/lib/errors';

export type Tx = Prisma.TransactionClient;

// Merges move much, and wait for each other.
const PATIENCE = { maxWait: 10_000, timeout: 20_000 };

/** One write on people and organisations, by somebody who may. Throws forbidden for viewers before `work` begins. */
export async function writeAgents<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.$transaction(async (tx) => {
    authorize(actor);
    return await work(tx);
  }, PATIENCE);
}

// Times that annotations may come to name them before they are locked.
const TRIES = 5;

/**
 * One write on people and organisations that are there, locked in one order whoever asks, after the articles that name them: who annotates
 * locks the article first, and names somebody then. Throws not found for unknown and other
 * workspaces' ids alike, then forbidden for viewers, then a conflict for one that was merged into another.
 */
export async function writeOnAgents<T>(
  actor: Actor,
  agentIds: readonly string[],
  work: (tx: Tx, stored: ReadonlyMap<string, AgentView>) => Promise<T>,
): Promise<T> {
  for (let left = TRIES; left > 0; left -= 1) {
    const done = await tryOnAgents(actor, agentIds, work);
    if (done) return done.value;
  }
  throw new AppError('conflict', 'This one is being named on many articles just now. Try again.');
}

// Null when an article came to name them before they were locked.
async function tryOnAgents<T>(
  actor: Actor,
  agentIds: readonly string[],
  work: (tx: Tx, stored: ReadonlyMap<string, AgentView>) => Promise<T>,
): Promise<{ value: T } | null> {
  return await db.$transaction(async (tx) => {
    const { workspaceId } = actor;
    const held = await listArticlesNaming(tx, actor, agentIds);
    await lockArticles(tx, actor, held);
    await tx.$queryRaw`
      SELECT FROM agents WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${[...agentIds]}::uuid[])
      ORDER BY id FOR NO KEY UPDATE`;
    const naming = await listArticlesNaming(tx, actor, agentIds);
    if (naming.some((id) => !held.includes(id))) return null;
    const rows = await tx.agent.findMany({
      where: { workspaceId, id: { in: [...agentIds] } },
      select: { ...agentSelect, mergedIntoId: true },
    });
    if (rows.length < new Set(agentIds).size) throw notFound('person or organisation');
    authorize(actor);
    const stored = new Map<string, AgentView>();
    for (const { mergedIntoId, ...row } of rows) {
      if (mergedIntoId !== null) throw mergedMeanwhile();
      stored.set(row.id, presentAgent(row));
    }
    return { value: await work(tx, stored) };
  }, PATIENCE);
}

/** One that was asked for by `writeOnAgents`. */
export function lockedAgent(stored: ReadonlyMap<string, AgentView>, id: string): AgentView {
  const agent = stored.get(id);
  if (!agent) throw notFound('person or organisation');
  return agent;
}

/** The failure for somebody who was merged into another. */
function mergedMeanwhile(): AppError {
  return new AppError('conflict', 'This one was merged into another. Open that one to go on.');
}

function authorize(actor: Actor): void {
  if (!canEditAgents(actor)) {
    throw new AppError(
      'forbidden',
      'Viewers cannot change people and organisations. Ask an editor for another role.',
    );
  }
}
