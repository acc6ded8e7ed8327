import { type Answer, ask } from '@/components/ui/ask';

/** Moves an article into the archive or back. */
export async function setArchived(articleId: string, archived: boolean): Promise<Answer<null>> {
  return await ask(`/api/articles/${articleId}`, { method: 'PATCH', json: { archived } });
}

/** Deletes an article for good. */
export async function deleteArticle(articleId: string): Promise<Answer<null>> {
  return await ask(`/api/articles/${articleId}`, { method: 'DELETE' });
}
