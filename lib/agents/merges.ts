import { mergeDataSchema } from '@/lib/agents/merge-model';
import type { MergeView } from '@/lib/agents/model';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

const MOST = 50;

/** Who was found to be the same as this one and can be taken apart again, the newest first. */
export async function listMerges(actor: Actor, agentId: string): Promise<MergeView[]> {
  const rows = await db.agentMerge.findMany({
    where: { workspaceId: actor.workspaceId, keptId: agentId, undoneAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: { id: true, data: true, createdAt: true, createdById: true, gone: { select: { name: true } } },
  });
  return rows.map(({ id, data, createdAt, createdById, gone }) => ({
    id,
    goneName: gone.name,
    createdAt: createdAt.toISOString(),
    createdById,
    annotations: mergeDataSchema.parse(data).annotations.length,
  }));
}
