import { hasRole, type Actor } from '@/lib/auth/actor';

/** Whether the actor may write in an article's text: owners, editors, and the author whom the article is assigned to. */
export function canWriteText(
  actor: Pick<Actor, 'role' | 'userId'>,
  article: { authorId: string | null },
): boolean {
  return hasRole(actor, 'editor') || article.authorId === actor.userId;
}

/** Whether the actor may give versions names. */
export function canNameVersions(actor: Pick<Actor, 'role'>): boolean {
  return hasRole(actor, 'checker');
}
