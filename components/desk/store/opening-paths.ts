/** Annotations that a desk opens with; the others are read while the text can be seen already. */
const FIRST_PAGE = 200;

/** Where a desk reads what it opens with. A browser that was told to fetch these before uses what it has only for the very same. */
export function openingPaths(articleId: string): { article: string; annotations: string } {
  const article = `/api/articles/${articleId}`;
  return { article, annotations: `${article}/annotations?limit=${FIRST_PAGE}` };
}
