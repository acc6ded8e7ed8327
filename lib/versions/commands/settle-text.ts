import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { lockArticle } from '@/lib/events/append-event';
import { inSlices } from '@/lib/versions/in-slices';
import { readLockedDoc } from '@/lib/versions/queries';
import { readDoc } from '@/lib/versions/read-doc';
import { takeSnapshot } from '@/lib/versions/snapshots';
import { countingWords } from '@/lib/versions/word-count';

/**
 * Brings the row of an article, whose text somebody wrote in and then let rest, up to its version: its words are counted and found by
 * search again. Nothing to do is no failure, neither is an article that is gone.
 */
export async function settleText(actor: Actor, articleId: string): Promise<void> {
  const { workspaceId } = actor;
  const resting = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { version: true, docHash: true, snapshotVersion: true, language: true },
  });
  if (!resting || resting.version === resting.snapshotVersion) return;
  // Counted before anybody has to wait for it: a long text takes its time.
  const doc = await readDoc(db, { workspaceId, articleId, ...resting });
  await inSlices(countingWords(doc, resting.language));
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
