/** Where the server answers with a picture of a comment on the article. */
export function imageAddress(articleId: string, imageId: string): string {
  return `/api/articles/${articleId}/images/${imageId}`;
}
