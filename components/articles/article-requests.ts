import { z } from 'zod';

/** What became of a request: done, or a sentence for the person. */
export type Outcome = { ok: true } | { ok: false; message: string };

const problemSchema = z.object({ detail: z.string() });

/** Moves an article into the archive or back. */
export async function setArchived(articleId: string, archived: boolean): Promise<Outcome> {
  return await send(articleId, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ archived }),
  });
}

/** Assigns an article of this workspace to its author, or to nobody. */
export async function assignAuthor(
  articleId: string,
  workspaceId: string,
  authorId: string | null,
): Promise<Outcome> {
  return await send(articleId, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'x-galley-workspace': workspaceId },
    body: JSON.stringify({ authorId }),
  });
}

/** Deletes an article for good. */
export async function deleteArticle(articleId: string): Promise<Outcome> {
  return await send(articleId, { method: 'DELETE' });
}

async function send(articleId: string, init: RequestInit): Promise<Outcome> {
  const response = await fetch(`/api/articles/${articleId}`, init).catch(() => null);
  if (!response) return { ok: false, message: 'There is no connection. Nothing was changed; try again.' };
  if (response.ok) return { ok: true };
  const problem = problemSchema.safeParse(await response.json().catch(() => null));
  return { ok: false, message: problem.data?.detail ?? 'Something went wrong. Try again.' };
}
