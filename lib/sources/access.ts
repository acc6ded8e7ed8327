import type { Actor } from '@/lib/auth/actor';
import type { Prisma } from '@/lib/db/generated/client';

/** Sources of the actor's workspace that the actor may see: the team's, and those with which they are named. */
export function visibleTo({ workspaceId, userId }: Actor): Prisma.SourceWhereInput {
  return { workspaceId, OR: [{ access: 'team' }, { readers: { some: { userId } } }] };
}

/** The others: restricted, and the actor is not named. */
export function withheldFrom({ workspaceId, userId }: Actor): Prisma.SourceWhereInput {
  return { workspaceId, access: 'restricted', readers: { none: { userId } } };
}

/** Those of the ids that are sources withheld from the actor. */
export async function withheldSourceIds(
  tx: Prisma.TransactionClient,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.source.findMany({
    where: { ...withheldFrom(actor), id: { in: [...new Set(ids)] } },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}
