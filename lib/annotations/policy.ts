import { hasRole, type Actor } from '@/lib/auth/actor';

type Who = Pick<Actor, 'role' | 'userId'>;

/** Whether the actor may annotate: make and change annotations, link sources, and talk about them. */
export function canAnnotate(actor: Pick<Actor, 'role'>): boolean {
  return hasRole(actor, 'checker');
}

/** Whether the actor may delete an annotation, and bring it back: whoever made it, and editors. */
export function canDeleteAnnotation(actor: Who, annotation: { createdById: string }): boolean {
  return canAnnotate(actor) && (annotation.createdById === actor.userId || hasRole(actor, 'editor'));
}

/** Whether the actor may change what a comment says: nobody puts words in another's mouth. */
export function canEditComment(actor: Who, comment: { authorId: string }): boolean {
  return canAnnotate(actor) && comment.authorId === actor.userId;
}

/** Whether the actor may delete a comment: whoever wrote it, and editors. */
export function canDeleteComment(actor: Who, comment: { authorId: string }): boolean {
  return canAnnotate(actor) && (comment.authorId === actor.userId || hasRole(actor, 'editor'));
}
