import { can } from '@/lib/auth/abilities';
import type { Actor } from '@/lib/auth/actor';

type Who = Pick<Actor, 'role' | 'userId'>;

/** Whether the actor may annotate: make and change annotations, and link sources. */
export function canAnnotate(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'annotate');
}

/** Whether the actor may delete an annotation, and bring it back: whoever made it, and editors. */
export function canDeleteAnnotation(actor: Who, annotation: { createdById: string }): boolean {
  const isOwn = annotation.createdById === actor.userId;
  return can(actor, 'annotation.delete_any') || (isOwn && can(actor, 'annotation.delete_own'));
}

/** Whether the actor may talk about annotations, and say that a thread is resolved. */
export function canComment(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'comment');
}

/** Whether the actor may react to comments. */
export function canReact(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'comment.react');
}

/** Whether the actor may change what a comment says: nobody puts words in another's mouth. */
export function canEditComment(actor: Who, comment: { authorId: string }): boolean {
  return canComment(actor) && comment.authorId === actor.userId;
}

/** Whether the actor may read what a comment said before: everybody who reads it, and of a deleted one whoever wrote it, and editors. */
export function canReadTrace(
  actor: Who,
  comment: { authorId: string; deletedAt: string | Date | null },
): boolean {
  return comment.deletedAt === null || comment.authorId === actor.userId || can(actor, 'comment.delete_any');
}

/** Whether the actor may delete a comment: whoever wrote it, and editors. */
export function canDeleteComment(actor: Who, comment: { authorId: string }): boolean {
  const isOwn = comment.authorId === actor.userId;
  return can(actor, 'comment.delete_any') || (isOwn && can(actor, 'comment.delete_own'));
}
