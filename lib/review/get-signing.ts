import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { DEFAULT_SIGNING, signingSchema, type Signing } from '@/lib/review/signing-model';

/** What signing an article off takes in the actor's workspace. */
export async function getSigning(
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  tx: Prisma.TransactionClient = db,
): Promise<Signing> {
  const workspace = await tx.workspace.findUnique({ where: { id: workspaceId }, select: { signing: true } });
  return signingSchema.safeParse(workspace?.signing).data ?? DEFAULT_SIGNING;
}
