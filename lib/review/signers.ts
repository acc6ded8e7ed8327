import { can } from '@/lib/auth/abilities';
import { ROLES, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

const SIGNING_ROLES = ROLES.filter((role) => can({ role }, 'review.sign'));

/** Who of the actor's workspace may approve articles by their role. */
export async function listSignerIds(
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  tx: Prisma.TransactionClient = db,
): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { workspaceId, role: { in: SIGNING_ROLES } },
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}
