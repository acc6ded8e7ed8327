import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';
import { notFound } from '@/lib/errors';

/**
 * Makes changes of one workspace's members follow each other until the transaction ends, and returns the actor with the role
 * they have now: it may have changed since the request was let in. Writes of articles are not held up. Throws not found when
 * the actor is no member any more.
 */
export async function lockWorkspace(tx: Prisma.TransactionClient, actor: Actor): Promise<Actor> {
  const { workspaceId, userId } = actor;
  await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { role: true },
  });
  if (!membership) throw notFound('workspace');
  return { workspaceId, userId, role: membership.role };
}
