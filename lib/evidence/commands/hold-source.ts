import type { Tx } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';

/**
 * What keeps a source from being merged and from getting copies until the transaction ends, while others may link it too. To be called
 * before the article is locked: merges and copies lock sources first. Says nothing of whether it is there.
 */
export function holdSource({ workspaceId }: Actor, sourceId: string): (tx: Tx) => Promise<void> {
  return async (tx) => {
    await tx.$queryRaw`
      SELECT FROM sources WHERE workspace_id = ${workspaceId}::uuid AND id = ${sourceId}::uuid FOR SHARE`;
  };
}

/** `holdSource` for the source of a link. */
export function holdSourceOf(actor: Actor, evidenceId: string): (tx: Tx) => Promise<void> {
  return async (tx) => {
    const link = await tx.evidence.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: evidenceId } },
      select: { sourceId: true },
    });
    if (link) await holdSource(actor, link.sourceId)(tx);
  };
}
