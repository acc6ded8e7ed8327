import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Scale, VerdictUses } from '@/lib/review/scale-model';
import { scaleOf } from '@/lib/review/scale-rules';

type Tx = Prisma.TransactionClient;
type Who = Pick<Actor, 'workspaceId'>;

/** The scale that the actor's workspace rates claims by. */
export async function getScale({ workspaceId }: Who, tx: Tx = db): Promise<Scale> {
  const workspace = await tx.workspace.findUnique({ where: { id: workspaceId }, select: { verdicts: true } });
  return scaleOf(workspace?.verdicts);
}

/** How many claims of the workspace hold each verdict. It reads all its annotations: for settings, not for the desk. */
export async function countVerdictUses({ workspaceId }: Who, tx: Tx = db): Promise<VerdictUses> {
  const rows = await tx.$queryRaw<{ verdict: string; claims: number }[]>`
    SELECT fields->>'verdict' AS verdict, (count(*) FILTER (WHERE deleted_at IS NULL))::int AS claims
    FROM annotations
    WHERE workspace_id = ${workspaceId}::uuid AND kind = 'claim' AND fields ? 'verdict'
    GROUP BY 1`;
  return new Map(rows.map(({ verdict, claims }) => [verdict, claims]));
}

/**
 * Keeps the scale as it is until the transaction ends, for one who is about to give a verdict by it, so that it is not removed meanwhile.
 * An advisory lock, because the workspace's row is locked before articles, and this comes after.
 */
export async function holdScale(tx: Tx, { workspaceId }: Who): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${`verdicts/${workspaceId}`}, 0))`;
}

/** Waits for all who are giving a verdict, and makes others wait until the transaction ends, which locks no article after this. */
export async function takeScale(tx: Tx, { workspaceId }: Who): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`verdicts/${workspaceId}`}, 0))`;
}
