import { type Answer, ask } from '@/components/ui/ask';

/** Moves an article into the archive or back. */
export async function setArchived(articleId: string, archived: boolean): Promise<Answer<null>> {
  return await ask(`/api/articles/${articleId}`, { method: 'PATCH', json: { archived } });
}

/** Assigns an article of this workspace to its author, or to nobody. */
export async function assignAuthor(
  articleId: string,
  workspaceId: string,
  authorId: string | null,
): Promise<Answer<unknown>> {
  return await ask(`/api/articles/${articleId}`, { method: 'PATCH', json: { authorId }, workspaceId });
}

/** Deletes an article for good. */
export async function deleteArticle(articleId: string): Promise<Answer<null>> {
  return await ask(`/api/articles/${articleId}`, { method: 'DELETE' });
}
