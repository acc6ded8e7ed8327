import type { Node } from '@tiptap/pm/model';
import { articleSearchText } from '@/lib/articles/rules';
import type { Prisma } from '@/lib/db/generated/client';
import { projectionOf } from '@/lib/editor/projection-of';
import { KEPT_SNAPSHOT_EVERY } from '@/lib/versions/rules';
import { wordCount } from '@/lib/versions/word-count';

type Tx = Prisma.TransactionClient;

/**
 * Makes a version, which the article must be at, the one that its row holds, with its words counted and open to search. The one that
 * was there is kept apart when no other that is kept is near. The article must be locked.
 */
export async function takeSnapshot(
  tx: Tx,
  { workspaceId, articleId }: { workspaceId: string; articleId: string },
  { version, doc }: { version: number; doc: Node },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO snapshots (workspace_id, article_id, version, doc)
    SELECT workspace_id, id, snapshot_version, doc FROM articles
    WHERE workspace_id = ${workspaceId}::uuid AND id = ${articleId}::uuid AND NOT EXISTS (
      SELECT FROM snapshots kept WHERE kept.workspace_id = articles.workspace_id AND kept.article_id = articles.id
        AND kept.version > articles.snapshot_version - ${KEPT_SNAPSHOT_EVERY})`;
  const { text } = projectionOf(doc);
  const article = await tx.article.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: {
      title: true,
      byline: true,
      outlet: true,
      agency: true,
      publishedAt: true,
      url: true,
      language: true,
    },
  });
  await tx.article.update({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    data: {
      doc: doc.toJSON() as Prisma.InputJsonObject,
      text,
      wordCount: wordCount(doc, article.language),
      snapshotVersion: version,
    },
    select: { id: true },
  });
  await tx.articleSearch.update({
    where: { workspaceId_articleId: { workspaceId, articleId } },
    data: { searchText: articleSearchText(article, text) },
    select: { articleId: true },
  });
}
