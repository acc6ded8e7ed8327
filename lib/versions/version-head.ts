import type { ArticleHead } from '@/lib/articles/model';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { notFound } from '@/lib/errors';
import { isOpenState } from '@/lib/review/state-rules';
import { canNameVersions, canWriteText } from '@/lib/versions/policy';

/** An article by name, and what the actor may do with the versions of its text. */
export interface VersionHead extends ArticleHead {
  isArchived: boolean;
  /** Whether it is worked on: neither in the archive nor published or withdrawn. */
  isOpen: boolean;
  canWrite: boolean;
  canName: boolean;
}

/** Throws not found for unknown ids and for other workspaces' alike. */
export async function requireVersionHead(actor: Actor, articleId: string): Promise<VersionHead> {
  const article = await db.article.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
    select: { id: true, title: true, language: true, authorId: true, archivedAt: true, state: true },
  });
  if (!article) throw notFound('article');
  const { id, title, language, archivedAt } = article;
  const isArchived = archivedAt !== null;
  const isOpen = !isArchived && isOpenState(article.state);
  return {
    id,
    title,
    language,
    isArchived,
    isOpen,
    canWrite: canWriteText(actor, article) && isOpen,
    canName: canNameVersions(actor) && !isArchived,
  };
}
