import type { Tx } from '@/lib/annotations/write-on-article';
import type { Actor } from '@/lib/auth/actor';
import { AppError } from '@/lib/errors';

/**
 * What keeps a source from being merged and from getting copies until the transaction ends, while others may link it too. To be called
 * before the article is locked. Whoever locks several things takes them in one order: sources, the workspace, articles, people and
 * organisations; of each kind in the order of their ids. Says nothing of whether it is there.
 */
export function holdSource({ workspaceId }: Actor, sourceId: string): (tx: Tx) => Promise<void> {
  return async (tx) => {
    await tx.$queryRaw`
      SELECT FROM sources WHERE workspace_id = ${workspaceId}::uuid AND id = ${sourceId}::uuid FOR SHARE`;
  };
}

/** `holdSource` for the source of a link; a conflict when it is merged into another one at this moment. */
export function holdSourceOf(actor: Actor, evidenceId: string): (tx: Tx) => Promise<void> {
  return async (tx) => {
    const findLink = () =>
      tx.evidence.findUnique({
        where: { workspaceId_id: { workspaceId: actor.workspaceId, id: evidenceId } },
        select: { sourceId: true },
      });
    const link = await findLink();
    if (!link) return;
    await holdSource(actor, link.sourceId)(tx);
    // Holding the other one now would be against the order.
    if ((await findLink())?.sourceId !== link.sourceId) {
      throw new AppError(
        'conflict',
        'The source of this link was merged into another one just now. Try again.',
      );
    }
  };
}
