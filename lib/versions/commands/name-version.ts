import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { projectionOf } from '@/lib/editor/projection-of';
import { AppError } from '@/lib/errors';
import { appendEvent, lockArticle } from '@/lib/events/append-event';
import { textHash } from '@/lib/versions/doc-hash';
import type { RevisionInput } from '@/lib/versions/new-version-rules';
import { canNameVersions } from '@/lib/versions/policy';
import { readVersion } from '@/lib/versions/read-version';

/** Gives a version of the text a name; sending the same again, by the same person, gives none and answers `created: false`. */
export async function nameVersion(
  actor: Actor,
  articleId: string,
  { id, version, name }: RevisionInput,
): Promise<{ id: string; created: boolean }> {
  const { workspaceId, userId } = actor;
  return await db.$transaction(
    async (tx) => {
      const article = await lockArticle(tx, actor, articleId);
      if (!canNameVersions(actor)) {
        throw new AppError(
          'forbidden',
          'Checkers and wider roles name versions. Ask the owner of the workspace.',
        );
      }
      if (article.archivedAt) {
        throw new AppError('conflict', 'This article is in the archive. Restore it to work on it.');
      }
      const known = await tx.revision.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
      if (known) {
        const isSame =
          known.articleId === articleId && known.createdById === userId && known.version === version;
        if (isSame && known.name === name) return { id, created: false };
        throw new AppError('conflict', 'Another version was named under this id. Try again.');
      }
      const { doc } = await readVersion(actor, articleId, version, tx);
      const hash = textHash(projectionOf(doc).text);
      await tx.revision.create({
        data: { workspaceId, id, articleId, version, name, textHash: hash, createdById: userId },
        select: { id: true },
      });
      await appendEvent(tx, actor, {
        articleId,
        type: 'article.version_named',
        subjectId: id,
        data: { version, name, textHash: hash },
      });
      return { id, created: true };
    },
    { timeout: 30_000 },
  );
}
