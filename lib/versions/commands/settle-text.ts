import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { lockArticle } from '@/lib/events/append-event';
import { readLockedDoc } from '@/lib/versions/queries';
import { takeSnapshot } from '@/lib/versions/snapshots';

/**
 * Brings the row of an article, whose text somebody wrote in and then let rest, up to its version: its words are counted and found by
 * search again. Nothing to do is no failure, neither is an article that is gone.
 */
export async function settleText(actor: Actor, articleId: string): Promise<void> {
  const { workspaceId } = actor;
  await db.$transaction(
    async (tx) => {
      const there = await tx.article.findUnique({
        where: { workspaceId_id: { workspaceId, id: articleId } },
        select: { id: true },
      });
      if (!there) return;
      const article = await lockArticle(tx, actor, articleId);
      if (article.version === article.snapshotVersion) return;
      const doc = await readLockedDoc(tx, actor, article);
      await takeSnapshot(tx, { workspaceId, articleId }, { version: article.version, doc });
    },
    { timeout: 30_000 },
  );
}
