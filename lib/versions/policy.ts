import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';

/** Whether the actor may write in an article's text: owners, editors, and the author whom the article is assigned to. */
export function canWriteText(
  actor: Pick<Actor, 'role' | 'userId'>,
  article: { authorId: string | null },
): boolean {
  const isOwn = article.authorId === actor.userId;
  return canWriteAnyText(actor) || (isOwn && can(actor, 'text.write_own'));
}

/** Whether the actor may write in every article's text, whoever its author is. */
export function canWriteAnyText(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'text.write_any');
}

/** Whether the actor may give versions names. */
export function canNameVersions(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'version.name');
}
