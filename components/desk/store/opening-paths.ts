import { inWorkspace } from '@/lib/workspace-address';

/** Annotations that a desk opens with; the others are read while the text can be seen already. */
const FIRST_PAGE = 200;

/** Where a desk reads what it opens with. A browser that was told to fetch these before uses what it has only for the very same. */
export function openingPaths(
  articleId: string,
  workspaceId: string,
): { article: string; annotations: string } {
  const article = `/api/articles/${articleId}`;
  return {
    article: inWorkspace(article, workspaceId),
    annotations: inWorkspace(`${article}/annotations?limit=${FIRST_PAGE}`, workspaceId),
  };
}
