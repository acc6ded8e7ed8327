import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';

/**
 * Those of the people who are members of the actor's workspace, and who stay so until the transaction ends: what is given to them cannot
 * be missed by a removal that goes on meanwhile. Members are held before articles.
 */
export async function holdMembers(
  tx: Prisma.TransactionClient,
  { workspaceId }: Actor,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id::text AS "userId" FROM memberships
    WHERE workspace_id = ${workspaceId}::uuid AND user_id = ANY (${[...userIds]}::uuid[])
    ORDER BY user_id
    FOR KEY SHARE`;
  return new Set(rows.map(({ userId }) => userId));
}
