import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { appendEvents } from '@/lib/events/append-event';

type Tx = Prisma.TransactionClient;

/** Annotations that one event names at most. */
const MOST_NAMED = 200;

/** Ids of the articles with annotations, deleted ones too, that name any of these. */
export async function listArticlesNaming(
  tx: Tx,
  { workspaceId }: Actor,
  agentIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.article_id::text AS id
    FROM annotation_agents n JOIN annotations a ON a.workspace_id = n.workspace_id AND a.id = n.annotation_id
    WHERE n.workspace_id = ${workspaceId}::uuid AND n.agent_id = ANY (${[...agentIds]}::uuid[])`;
  return rows.map(({ id }) => id);
}

/** Locks articles until the transaction ends, in the order of their ids. */
export async function lockArticles(tx: Tx, { workspaceId }: Actor, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM articles WHERE workspace_id = ${workspaceId}::uuid AND id = ANY (${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`;
}

/**
 * Appends an event of the type to each article with annotations that name any of these, so that open desks read those again. The articles
 * must be locked, as `writeOnAgents` does.
 */
export async function tellArticlesNaming(
  tx: Tx,
  { workspaceId, userId }: Actor,
  type: `agent.${string}`,
  agentIds: readonly [string, ...string[]],
): Promise<void> {
  const naming = await tx.annotation.findMany({
    where: { workspaceId, deletedAt: null, agents: { some: { agentId: { in: [...agentIds] } } } },
    orderBy: { id: 'asc' },
    select: { id: true, articleId: true },
  });
  const byArticle = new Map<string, string[]>();
  for (const { id, articleId } of naming) {
    const ids = byArticle.get(articleId);
    if (ids) ids.push(id);
    else byArticle.set(articleId, [id]);
  }
  for (const [articleId, ids] of byArticle) {
    const events = [];
    for (let from = 0; from < ids.length; from += MOST_NAMED) {
      const annotationIds = ids.slice(from, from + MOST_NAMED);
      events.push({ type, actorId: userId, subjectId: agentIds[0], data: { annotationIds } });
    }
    await appendEvents(tx, { workspaceId, articleId, isElsewhere: true }, events);
  }
}
